import type { Page } from 'playwright-core'

/**
 * The elements that make the page scroll sideways at a width, WCAG 1.4.10; empty when nothing does. Boxes that scroll
 * by themselves (a wide table, the channel bar) are allowed.
 */
export async function sidewaysScroll(page: Page, width: number): Promise<string[]> {
  const height = page.viewportSize()?.height ?? 900
  await page.setViewportSize({ width, height })
  return page.evaluate((at) => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.right <= root.clientWidth + 1) return false
      for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
        if (getComputedStyle(above).overflowX !== 'visible') return false
      }
      return true
    })
    return [
      `at ${at}: ${root.scrollWidth} > ${root.clientWidth}: ${wide
        .slice(-3)
        .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
        .join(', ')}`,
    ]
  }, width)
}

/**
 * The texts that are cut off once a reader sets more spacing, WCAG 1.4.12, and were whole before.
 * Leaves the page with that spacing.
 */
export async function clippedBySpacing(page: Page): Promise<string[]> {
  const before = new Set(await clippedTexts(page))
  await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`,
  })
  return (await clippedTexts(page)).filter((text) => !before.has(text))
}

/** Texts that their box cuts off; excerpts that end in an ellipsis are not meant. */
export async function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      // What is kept for screen readers alone is a pixel wide.
      if (box.width <= 2 || box.height <= 2 || style.visibility === 'hidden') return false
      // An excerpt that ends in an ellipsis is one at any spacing; what it leads to is whole.
      if (style.webkitLineClamp !== 'none') return false
      const clips = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip')
      return clips && (element.textContent ?? '').trim() !== ''
    })
    return shown
      .filter(
        (element) =>
          element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2,
      )
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`,
      )
  })
}
