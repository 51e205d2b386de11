import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newPage } from '../../support/browser.ts'
import { type BuiltEditor, buildEditor } from './built-editor.ts'
import { type Desk, documentIn, openDesk, openDraft, saved, toEnd } from './desk.ts'
import { randomEdit, seeded } from './random-edits.ts'

// `SEEDS=1,2,3,4,5` for the full measure. The editor's pause before it saves is a tenth of the real one here
// (80 ms for 800), so a pause of two seconds is one of 200 ms.
const EDITS = Number(process.env.EDITS ?? 500)
const SEEDS = (process.env.SEEDS ?? '1').split(',').map(Number)
const PAUSE = 200

let built: BuiltEditor
let browser: Browser
beforeAll(async () => {
  built = await buildEditor()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await built.remove()
})

type World = { desk: Desk; page: Page; isServerUp: boolean; isOnline: boolean }

test.each(SEEDS)(
  `${EDITS} random edits with kills of server, network and tab (seed %i): what was followed by a pause is there`,
  async (seed) => {
    const random = seeded(seed)
    const desk = await openDesk(built, browser)
    const world: World = { desk, page: desk.page, isServerUp: true, isOnline: true }
    // What the window held at the last pause, and everything since: one of these must be there after a kill.
    let since = [await stateOf(world.page)]
    const deaths = { server: 0, network: 0, tab: 0, crash: 0 }
    await toEnd(world.page)
    for (let edit = 0; edit < EDITS; edit++) {
      await randomEdit(world.page, random)
      since.push(await stateOf(world.page))
      if (random() < 0.2) {
        await world.page.waitForTimeout(PAUSE)
        since = [await stateOf(world.page)]
      }
      const fate = random()
      if (fate < 0.02) deaths.server += await toggleServer(world)
      else if (fate < 0.05) deaths.network += await toggleNetwork(world)
      else if (fate < 0.08) {
        const crash = random() < 0.5
        await reopen(world, crash)
        if (crash) deaths.crash++
        else deaths.tab++
        const now = await stateOf(world.page)
        expect(since, `after edit ${edit}`).toContain(now)
        since = [now]
      }
    }
    if (!world.isServerUp) await toggleServer(world)
    if (!world.isOnline) await toggleNetwork(world)
    await world.page.waitForTimeout(PAUSE)
    await saved(world.page)
    await expect
      .poll(() => JSON.stringify(sorted(desk.studio.draft.fields.body)))
      .toBe(JSON.stringify(sorted(await documentIn(world.page))))
    console.info(
      `Seed ${seed}: ${EDITS} edits, died: ${JSON.stringify(deaths)}, saved ${desk.studio.draft.version} versions`,
    )
    await world.page.context().close()
    await desk.studio.close()
  },
  300_000,
)

async function stateOf(page: Page): Promise<string> {
  const title = await page.locator('.ed-title').inputValue()
  return title + JSON.stringify(await documentIn(page))
}

async function toggleServer(world: World): Promise<number> {
  if (world.isServerUp) await world.desk.studio.kill()
  else await world.desk.studio.start()
  world.isServerUp = !world.isServerUp
  return world.isServerUp ? 0 : 1
}

async function toggleNetwork(world: World): Promise<number> {
  world.isOnline = !world.isOnline
  await world.page.context().setOffline(!world.isOnline)
  return world.isOnline ? 0 : 1
}

/** The tab is closed, or its process dies; then the article is opened anew, for which server and network are needed. */
async function reopen(world: World, crash: boolean): Promise<void> {
  const { page, desk } = world
  if (crash) {
    const session = await page.context().newCDPSession(page)
    const gone = page.waitForEvent('crash')
    session.send('Page.crash').catch(() => {})
    await gone
  }
  const next = await newPage(browser, { sharing: page })
  await page.close()
  if (!world.isServerUp) await toggleServer(world)
  if (!world.isOnline) {
    world.page = next
    await toggleNetwork(world)
  }
  world.page = next
  await openDraft(next, desk.studio)
  await toEnd(next)
}

/** Keys in order: a document that went through the store has them in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
