import type { Page } from 'playwright-core'

type Stop = {
  name: string
  left: number
  right: number
  top: number
  bottom: number
  ring: boolean
  /** The person's own menu of working pages, which ends their header wherever it is drawn (ADR 16). */
  apart: boolean
  under: string | undefined
}

/**
 * Goes through the page by Tab alone, and tells what is wrong: a control that the keyboard does not reach (WCAG 2.1.1),
 * a step that leads upwards although nothing new begins beside it (2.4.3), a focus without a ring of 2 px (2.4.7) or
 * under something else (2.4.11, 2.4.12).
 */
export async function keyboardProblems(page: Page, most = 300): Promise<string[]> {
  const expected = await page.evaluate(startWatching)
  for (let steps = 0; steps < Math.min(expected, most) + 1; steps++) await page.keyboard.press('Tab')
  const { stops, missed } = await page.evaluate(endWatching)
  return [
    ...missed.map((name) => `the keyboard does not reach ${name}`),
    ...stops.filter(({ ring }) => !ring).map(({ name }) => `no ring: ${name}`),
    ...stops.filter(({ under }) => under).map(({ name, under }) => `focus under ${under}: ${name}`),
    ...stops.flatMap((stop, at) => {
      const before = stops[at - 1]
      return before && !stop.apart && leadsBack(before, stop)
        ? [`focus leads back: ${before.name} → ${stop.name}`]
        : []
    }),
  ]
}

/** Upwards, and not to something that stands wholly to the right of where it was (the top of a next column). */
function leadsBack(from: Stop, to: Stop): boolean {
  return to.bottom <= from.top + 1 && to.left < from.right - 1
}

type Watching = Window & { __stops?: Stop[]; __wanted?: Set<Element>; __watch?: (event: Event) => void }

/** Watches what gets the focus; gives how many controls there are. */
function startWatching(): number {
  const view = window as Watching
  const controls =
    'a[href], button:not([disabled]), input:not([type=hidden], [disabled]), select, textarea, summary, video[controls], [tabindex="0"]'
  scrollTo(0, 0)
  ;(document.activeElement as HTMLElement | null)?.blur()
  const shown = [...document.querySelectorAll<HTMLElement>(controls)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  )
  view.__stops = []
  view.__wanted = new Set(shown.filter(isStop))
  view.__watch = ({ target }) => {
    const element = target as HTMLElement
    view.__wanted?.delete(element)
    view.__stops?.push(stopOf(element))
  }
  document.addEventListener('focusin', view.__watch)
  return view.__wanted.size

  /** Of the choices of one question the arrows reach the others. */
  function isStop(element: HTMLElement): boolean {
    if (element.tabIndex < 0) return false
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
    const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(
      ({ name, form }) => name === element.name && form === element.form,
    )
    return element === (group.find(({ checked }) => checked) ?? group[0])
  }

  function stopOf(element: HTMLElement) {
    const box = element.getBoundingClientRect()
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
    const hit = document.elementFromPoint(middle.x, middle.y)
    const isFree = !hit || element.contains(hit) || hit.contains(element) || sharesLabel(element, hit)
    return {
      name: `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 20)}”`,
      left: box.left + scrollX,
      right: box.right + scrollX,
      top: box.top + scrollY,
      bottom: box.bottom + scrollY,
      ring: hasRing(element),
      apart: element.closest('.work-own') !== null,
      under: isFree ? undefined : `${hit.tagName.toLowerCase()}.${hit.className}`,
    }
  }

  function sharesLabel(element: HTMLElement, hit: Element): boolean {
    return [...((element as HTMLInputElement).labels ?? [])].some((label) => label.contains(hit))
  }

  function hasRing(one: HTMLElement): boolean {
    // The ring may be drawn by the element, by what overlays it, or by the box around it.
    const styles = [
      getComputedStyle(one),
      getComputedStyle(one, '::after'),
      getComputedStyle(one, '::before'),
      ...(one.parentElement ? [getComputedStyle(one.parentElement)] : []),
    ]
    return styles.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    )
  }
}

function endWatching(): { stops: Stop[]; missed: string[] } {
  const view = window as Watching
  if (view.__watch) document.removeEventListener('focusin', view.__watch)
  const missed = [...(view.__wanted ?? [])].map(
    (element) =>
      `${element.tagName.toLowerCase()}.${element.className} “${element.textContent?.trim().slice(0, 20)}”`,
  )
  return { stops: view.__stops ?? [], missed }
}
