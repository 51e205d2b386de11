import type { Page } from 'playwright-core'

/** What floats over the page, moves by itself, or can only be reached by dragging sideways: nothing of it is in the care edition. */
export async function floatingOrMoving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    )
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`
    return [
      ...shown
        .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
        .map((element) => `floats: ${name(element)}`),
      ...shown
        .filter((element) => element instanceof HTMLMediaElement && element.autoplay)
        .map((element) => `plays by itself: ${name(element)}`),
      ...document.getAnimations().map(({ effect }) => {
        const target = (effect as KeyframeEffect | null)?.target
        return `moves: ${target ? name(target) : 'something'}`
      }),
      ...shown
        .filter((element) => {
          const { overflowX } = getComputedStyle(element)
          const scrolls = overflowX === 'auto' || overflowX === 'scroll'
          // A wide table, or code, of an author has no other way.
          return scrolls && element.scrollWidth > element.clientWidth + 1 && !element.closest('.prose')
        })
        .map((element) => `only by dragging: ${name(element)}`),
    ]
  })
}

/** Texts of the care edition below 18 px, or set closer than 1.3 (China's guidance for 适老化 of applications). */
export async function smallTexts(page: Page, least = 18): Promise<string[]> {
  return page.evaluate((size) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const problems = new Set<string>()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element?.checkVisibility({ visibilityProperty: true }) || !(node.textContent ?? '').trim())
        continue
      if (element.closest('sup, sub, script, style, noscript, option')) continue
      const { fontSize, lineHeight } = getComputedStyle(element)
      const [font, line] = [Number.parseFloat(fontSize), Number.parseFloat(lineHeight)]
      const name = `${element.tagName.toLowerCase()}.${element.className} “${node.textContent?.trim().slice(0, 16)}”`
      if (font < size) problems.add(`${font} px: ${name}`)
      const lines = element.getClientRects().length > 1 || element.offsetHeight > font * 2
      if (lines && line / font < 1.29) problems.add(`leading ${(line / font).toFixed(2)}: ${name}`)
    }
    return [...problems]
  }, least)
}
