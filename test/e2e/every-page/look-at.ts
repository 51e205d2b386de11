import type { Page } from 'playwright-core'
import { axe } from '../../support/browser.ts'
import { contrastProblems } from '../checks/contrast.ts'
import { longestLine } from '../checks/lines.ts'
import { keyboardProblems } from '../checks/order.ts'
import { clippedBySpacing, sidewaysScroll } from '../checks/reflow.ts'
import { floatingOrMoving, smallTexts } from '../checks/still.ts'
import { smallTargets } from '../checks/targets.ts'
import { COLOURS, LARGE, type Look, wear } from './looks.ts'
import type { Edition } from './stage.ts'

const WIDTHS = [320, 390, 820, 1440] as const
const TARGETS: Record<Edition, number> = { standard: 44, care: 60 }
/** axe looks once, and once more at dark colours; it takes as long as everything else, and palettes are counted without it. */
const FULL_AT = { standard: 1440, care: 390 } as const

/** Everything that is wrong with a page in one edition, each line with where it was seen. */
export async function lookAt(page: Page, edition: Edition): Promise<string[]> {
  const problems: string[] = []
  const note = (where: string, found: string[]) => problems.push(...found.map((one) => `${where}: ${one}`))
  const [plain, dark] = COLOURS as [Look, Look]
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    for (const look of COLOURS) {
      await wear(page, look)
      note(`${look.name}, ${width}`, await contrastProblems(page))
    }
    await wear(page, plain)
    note(`${width}`, await layoutProblems(page, edition, width))
    if (width === FULL_AT[edition]) {
      note(`axe, ${width}`, await axe(page))
      await wear(page, dark)
      note(`axe, dark, ${width}`, await axe(page, { only: ['color-contrast-enhanced'] }))
      await wear(page, plain)
    }
    if (width === 390 || (width === 1440 && edition === 'standard'))
      note(`keyboard, ${width}`, await keyboardProblems(page))
    for (const look of width === 820 ? [] : LARGE) {
      await wear(page, look)
      note(look.name, await sidewaysScroll(page, width))
    }
    await wear(page, plain)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  note('spacing, 390', [...(await clippedBySpacing(page)), ...(await sidewaysScroll(page, 320))])
  return problems
}

async function layoutProblems(page: Page, edition: Edition, width: number): Promise<string[]> {
  const care = edition === 'care' ? [...(await floatingOrMoving(page)), ...(await smallTexts(page))] : []
  const wide = width >= 820 ? await longLines(page) : []
  return [
    ...(await sidewaysScroll(page, width)),
    ...(await smallTargets(page, TARGETS[edition])),
    ...care,
    ...wide,
  ]
}

/** WCAG 1.4.8: at most 40 Han characters a line, 80 Latin ones. */
async function longLines(page: Page): Promise<string[]> {
  const cjk = await longestLine(page, 'main p:lang(zh), main li:not(:has(p, li)):lang(zh)', { wide: true })
  const latin = await longestLine(page, 'main p:not(:lang(zh)), main li:not(:has(p, li), :lang(zh))')
  return [
    ...(cjk > 40 ? [`a line of ${cjk} characters`] : []),
    ...(latin > 80 ? [`a line of ${latin} Latin characters`] : []),
  ]
}
