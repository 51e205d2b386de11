import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Language } from '../../../src/web/ui/frame.ts'

const PICTURES = join(import.meta.dirname, '..', '..', '..', 'docs', 'guide', 'pictures')
const SIZES = join(PICTURES, 'sizes.json')
const MOST_BYTES = 60_000
const SCALE = 1.25

/**
 * What is in the picture: the window, made `height` CSS pixels high, or a part of the page of at most that height, with
 * some of what is around it.
 */
export type Frame = { of?: Locator; height?: number; around?: number }

const WINDOW = { width: 1180, height: 760 }

/** Pictures of the guide as the tests come by: kept in the repository with GUIDE_PICTURES=1, else only named. */
export type Camera = { taken: Set<string>; take(page: Page, name: string, frame?: Frame): Promise<void> }

export function openCamera(language: Language): Camera {
  const taken = new Set<string>()
  return {
    taken,
    async take(page, name, { of, height, around = 12 } = {}) {
      taken.add(name)
      if (process.env.GUIDE_PICTURES !== '1') return
      await page.setViewportSize({ ...WINDOW, height: (!of && height) || WINDOW.height })
      await standStill(page)
      const clip = of && (await clipOf(of, around, height))
      const png = await page.screenshot({
        clip,
        fullPage: Boolean(of),
        animations: 'disabled',
        caret: 'hide',
      })
      await page.setViewportSize(WINDOW)
      await keep(`${language}/${name}.webp`, png)
    },
  }
}

/** Nothing has the focus, everything is at its beginning, and what was typed is saved. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0
    scrollTo(0, 0)
  })
  await page.waitForLoadState('networkidle')
  if ((await page.locator('#save-state').count()) > 0)
    await page.locator('#save-state[data-state=saved]').waitFor()
  await page.waitForTimeout(300)
}

async function clipOf(of: Locator, around: number, height = Number.POSITIVE_INFINITY) {
  const box = await of.first().boundingBox()
  if (!box) throw new Error('there is nothing to see')
  const [x, y] = [Math.max(0, box.x - around), Math.max(0, box.y - around)]
  return {
    x,
    y,
    width: Math.min(WINDOW.width - x, box.width + 2 * around),
    height: Math.min(height, box.height + 2 * around),
  }
}

/** As good as fits; the guide's pages are to be light. */
async function keep(file: string, png: Buffer): Promise<void> {
  let bytes = Buffer.alloc(0)
  for (let quality = 86; quality >= 30; quality -= 8) {
    bytes = await sharp(png).webp({ quality, effort: 6 }).toBuffer()
    if (bytes.length <= MOST_BYTES) break
  }
  const { width, height } = await sharp(bytes).metadata()
  const path = join(PICTURES, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
  const sizes = JSON.parse(readFileSync(SIZES, 'utf8'))
  sizes[file] = {
    width: Math.round(width / SCALE),
    height: Math.round(height / SCALE),
    version: createHash('sha256').update(bytes).digest('hex').slice(0, 10),
  }
  const sorted = Object.fromEntries(Object.entries(sizes).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(SIZES, `${JSON.stringify(sorted, null, 2)}\n`)
}
