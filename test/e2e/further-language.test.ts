import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createPerson } from '../../src/domain/people/index.ts'
import { changeSettings } from '../../src/domain/settings/index.ts'
import { LANGUAGES, nearestLanguage } from '../../src/kernel/languages/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { writeView } from '../../src/web/http/view.ts'
import { launchBrowser, newPage } from '../support/browser.ts'
import { buildClient } from '../support/client-build.ts'
import { type PortalApp, startPortalApp } from '../support/portal-app.ts'
import { PSEUDO } from '../support/pseudo-language.ts'
import { seedArticle } from '../support/seed.ts'
import { clippedTexts, sidewaysScroll } from './checks/reflow.ts'
import { knownOf, readerAddresses } from './every-page/addresses.ts'

// What one file in `messages/` would add, made here out of the English one.
vi.mock('../../src/kernel/languages/further.ts', async () => {
  const { PSEUDO, pseudoMessages } = await import('../support/pseudo-language.ts')
  return { FURTHER: { [PSEUDO]: pseudoMessages() } }
})

const EMAIL = 'duzhe@portal.test'
const PASSWORD = 'a long enough pass phrase'
const STRANGERS = /^\/(sign-|forgotten)/
/** Names, which are the same in every language, the seed's channel, and what stands for itself. */
const NAMES =
  /\b(Masthead|Atom|JSON|Feed|Mastodon|Bluesky|Weibo|English|RSS|QR|Esc|AI|Markdown|mastodon\.social|Art|DSA|Enter|Aa|City)\b|[\w.-]+@[\w.-]+|@\w+|https?:\S+|\b[\d.,]+[kKmM]?\b/g

let client: Awaited<ReturnType<typeof buildClient>>
let portal: PortalApp
let browser: Browser
let page: Page
let addresses: string[]
beforeAll(async () => {
  client = await buildClient()
  ;[portal, browser] = await Promise.all([startPortalApp({ assetsFolder: client.folder }), launchBrowser()])
  const { database, context } = portal
  const now = new Date()
  await seedArticle(database)
  await transact(database, async (tx) => {
    const languages = [nearestLanguage(LANGUAGES, PSEUDO) ?? 'en', 'zh-CN' as const]
    await changeSettings(
      tx,
      { languages, portalName: { 'zh-CN': '江城号', en: '江城号' } },
      { actor: null, now },
    )
    const reader = { name: '读者', email: EMAIL, password: PASSWORD, roles: [] }
    await createPerson(tx, reader, { actor: null, now })
  })
  addresses = readerAddresses(portal.routes, await knownOf(database, EMAIL, now)).addresses
  const visitor = { address: '127.0.0.1', userAgent: 'test' }
  const signedIn = await context.sessions.signIn({ email: EMAIL, password: PASSWORD }, visitor, now)
  const view = writeView({ language: PSEUDO, edition: 'standard', theme: 'auto' })
  page = await newPage(browser, { width: 390, withoutPolicy: true })
  const cookies = [`view=${view}`, ...signedIn.setCookies.map((one) => one.split(';')[0] ?? '')]
  await page.context().addCookies(
    cookies.map((one) => {
      const [name = '', ...value] = one.split('=')
      return { name, value: value.join('='), url: portal.address }
    }),
  )
})
afterAll(async () => {
  await browser?.close()
  await portal?.close()
  client?.remove()
})

test('a language of one file is spoken everywhere by reader pages, and 40 % more words find their room', async () => {
  const problems: string[] = []
  const [session] = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
  for (const address of addresses) {
    if (STRANGERS.test(address)) await page.context().clearCookies({ name: session?.name ?? '' })
    else if (session) await page.context().addCookies([session])
    await page.goto(portal.address + address)
    const found = [
      ...(await page.evaluate(wordsOf)).filter(isUntranslated).map((words) => `not said in it: ${words}`),
      ...(await clippedTexts(page)).map((text) => `clipped: ${text}`),
      ...(await sidewaysScroll(page, 320)),
      ...(await clippedTexts(page)).map((text) => `clipped at 320: ${text}`),
      ...(await sidewaysScroll(page, 390)),
      ...((await page.evaluate(() => document.documentElement.lang)) === PSEUDO ? [] : ['lang of the page']),
    ]
    problems.push(...found.map((one) => `${address}: ${one}`))
  }
  expect(problems).toEqual([])
}, 180_000)

/** What a page says, in sight and to screen readers; not what an author wrote, nor times and code. */
function wordsOf(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const apart = node.parentElement?.closest(
      'script, noscript, style, time, code, pre, option, [lang]:not(html)',
    )
    if (!apart) found.push(node.textContent?.trim() ?? '')
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], img[alt]')) {
    if (element.closest('[lang]:not(html)')) continue
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      found.push(element.getAttribute(name) ?? '')
  }
  return found
}

/** Latin letters without an accent are words of a program; Han characters must be those of the seed. */
function isUntranslated(words: string): boolean {
  const rest = words.replace(NAMES, '')
  const content = '渡轮的早晨港口日志城市第一班开码头上人不多江船都号三从到晚沿走天边日，。读者中文字'
  return (
    /[A-Za-z]{2,}/.test(rest) ||
    [...rest.matchAll(/\p{Script=Han}/gu)].some(([han]) => !content.includes(han))
  )
}
