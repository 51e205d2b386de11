import type { Page } from 'playwright-core'

/**
 * Tabs through the page and tells what is wrong: a focused element without a ring of 2 px (WCAG 2.4.7, 2.4.13), or
 * hidden under something else (2.4.11). Stops when the focus leaves the page, or after `most` steps.
 */
export async function focusProblems(page: Page, most = 60): Promise<{ steps: number; problems: string[] }> {
  await page.evaluate(() => {
    scrollTo(0, 0)
    ;(document.activeElement as HTMLElement | null)?.blur()
  })
  const problems: string[] = []
  let steps = 0
  for (; steps < most; steps++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(describeFocus)
    if (!seen) break
    if (!seen.ring) problems.push(`no ring: ${seen.name}`)
    if (seen.hidden) problems.push(`hidden under ${seen.hidden}: ${seen.name}`)
  }
  return { steps, problems: [...new Set(problems)] }
}

function describeFocus(): { name: string; ring: boolean; hidden: string | undefined } | undefined {
  const element = document.activeElement as HTMLElement | null
  if (!element || element === document.body || element === document.documentElement) return undefined
  const name = `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 24)}”`
  const box = element.getBoundingClientRect()
  const points = [
    [box.left + box.width / 2, box.top + box.height / 2],
    [box.left + 3, box.top + 3],
    [box.right - 3, box.bottom - 3],
  ] as const
  const hits = points.map(([x, y]) => document.elementFromPoint(x, y))
  const free = hits.some((hit) => hit && (element.contains(hit) || hit.contains(element)))
  return { name, ring: hasRing(element), hidden: free ? undefined : hits[0]?.tagName.toLowerCase() }

  function hasRing(one: HTMLElement): boolean {
    // The ring may be drawn by the element, by what overlays it, or by the box around it.
    const styles = [
      getComputedStyle(one),
      getComputedStyle(one, '::after'),
      getComputedStyle(one, '::before'),
      ...(one.parentElement ? [getComputedStyle(one.parentElement)] : []),
    ]
    return styles.some(
      (style) =>
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
        style.boxShadow !== 'none',
    )
  }
}
