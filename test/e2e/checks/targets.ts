import type { Page } from 'playwright-core'

/**
 * The links and controls whose target is smaller than `least` CSS pixels either way, WCAG 2.5.5, measured by what a
 * pointer would hit and not by the box, so that an enlarged target counts. Links within a sentence are exempt, and so is
 * a link whose address has a large enough target elsewhere on the page.
 */
export async function smallTargets(page: Page, least = 44): Promise<string[]> {
  return page.evaluate((size) => {
    const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]'
    const found = [...document.querySelectorAll<HTMLElement>(controls)].filter(isShown).map((element) => ({
      element,
      address: element.getAttribute('href'),
      ...extent(element),
    }))
    const large = new Set(found.filter(enough).map(({ address }) => address))
    return found
      .filter((one) => !enough(one) && !isInline(one.element) && !(one.address && large.has(one.address)))
      .map(
        ({ element, width, height }) =>
          `${element.tagName.toLowerCase()}.${element.className} “${name(element)}”: ${Math.round(width)} × ${Math.round(height)}`,
      )

    function enough({ width, height }: { width: number; height: number }): boolean {
      // Half a pixel for layout at fractions of a pixel.
      return width >= size - 0.5 && height >= size - 0.5
    }

    function isShown(element: HTMLElement): boolean {
      const box = element.getBoundingClientRect()
      const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      // Skip links are off the page or clipped until focused.
      return seen && box.width > 2 && box.height > 2 && box.right > 0 && box.bottom + scrollY > 0
    }

    function name(element: HTMLElement): string {
      return (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)
    }

    function isInline(element: HTMLElement): boolean {
      if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false
      const sentence = element.closest('p, li, dd, td, blockquote, figcaption, small')
      const around = (sentence?.textContent ?? '').trim().length - (element.textContent ?? '').trim().length
      return around > 4
    }

    /** How far from its middle a pointer still hits the element, or a label of it. */
    function extent(element: HTMLElement): { width: number; height: number } {
      element.scrollIntoView({ block: 'center', inline: 'center' })
      const box = element.getBoundingClientRect()
      const label = (element as HTMLInputElement).labels?.[0]?.getBoundingClientRect()
      const width = Math.max(
        box.width,
        label ? Math.max(label.right, box.right) - Math.min(label.left, box.left) : 0,
      )
      const height = Math.max(
        box.height,
        label ? Math.max(label.bottom, box.bottom) - Math.min(label.top, box.top) : 0,
      )
      const x = box.left + box.width / 2
      const y = box.top + box.height / 2
      const hits = (dx: number, dy: number) => {
        const hit = document.elementFromPoint(x + dx, y + dy)
        return hit !== null && element.contains(hit)
      }
      const reach = (dx: number, dy: number) => {
        let far = 0
        while (far < size && hits(dx * (far + 1), dy * (far + 1))) far++
        return far
      }
      return {
        width: width < size ? Math.max(width, reach(-1, 0) + reach(1, 0) + 1) : width,
        height: height < size ? Math.max(height, reach(0, -1) + reach(0, 1) + 1) : height,
      }
    }
  }, least)
}
