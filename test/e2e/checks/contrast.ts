import type { Page } from 'playwright-core'

/**
 * Texts whose colour has less than `least` : 1 against what stands behind them (WCAG 1.4.3, 1.4.6), counted by itself
 * beside axe, which gives up where grounds are transparent; and texts that lie on a picture without a ground of their
 * own, whose contrast depends on the picture. Disabled controls and hidden texts are left out.
 */
export async function contrastProblems(page: Page, least = 7): Promise<string[]> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const pictures = [...document.querySelectorAll('img, video')]
    const problems = new Set<string>()
    const seen = new Set<Element>()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || seen.has(element) || !(node.textContent ?? '').trim()) continue
      seen.add(element)
      if (!isRead(element)) continue
      const name = `${element.tagName.toLowerCase()}.${element.className} “${node.textContent?.trim().slice(0, 20)}”`
      const ground = groundOf(element)
      const ratio = contrast(over(rgba(getComputedStyle(element).color), ground), ground)
      if (ratio < wanted - 0.05) problems.add(`${ratio.toFixed(2)}: ${name}`)
      if (pictures.some((picture) => isUnder(element, picture))) problems.add(`on a picture: ${name}`)
    }
    return [...problems]

    function isRead(element: Element): boolean {
      const box = element.getBoundingClientRect()
      return (
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        box.width > 2 &&
        box.height > 2 &&
        !element.closest('[aria-hidden=true], [disabled], option, script, style, noscript')
      )
    }

    /** What a text stands on: the nearest grounds, laid over one another down to one that is opaque. */
    function groundOf(element: Element): number[] {
      const layers: number[][] = []
      for (let at: Element | null = element; at; at = at.parentElement) {
        const colour = rgba(getComputedStyle(at).backgroundColor)
        if ((colour[3] ?? 0) > 0) layers.push(colour)
        if (colour[3] === 1) break
      }
      const canvas = getComputedStyle(document.documentElement).colorScheme.includes('dark') ? 18 : 255
      return layers.reduceRight((under, layer) => over(layer, under), [canvas, canvas, canvas, 1])
    }

    /** Whether the picture shows through where the text is: nothing opaque lies between them. */
    function isUnder(element: Element, picture: Element): boolean {
      if (!overlaps(element.getBoundingClientRect(), picture.getBoundingClientRect())) return false
      element.scrollIntoView({ block: 'center' })
      const box = element.getBoundingClientRect()
      const pile = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      const [at, below] = [pile.indexOf(element), pile.indexOf(picture)]
      if (at < 0 || below < at) return false
      return pile.slice(at, below).every((one) => rgba(getComputedStyle(one).backgroundColor)[3] !== 1)
    }

    function overlaps(one: DOMRect, other: DOMRect): boolean {
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      return width > 2 && height > 2
    }

    function rgba(text: string): number[] {
      const numbers = (text.match(/[\d.]+/g) ?? []).map(Number)
      return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1]
    }

    function over(top: number[], under: number[]): number[] {
      const alpha = top[3] ?? 1
      return [0, 1, 2].map((at) => (top[at] ?? 0) * alpha + (under[at] ?? 0) * (1 - alpha)).concat(1)
    }

    function contrast(one: number[], other: number[]): number {
      const [a, b] = [luminance(one), luminance(other)]
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    }

    function luminance(colour: number[]): number {
      const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
  }, least)
}
