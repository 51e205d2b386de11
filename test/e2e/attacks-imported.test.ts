import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attacks } from '../kernel/document/attacks.ts'
import { launchBrowser, newPage } from '../support/browser.ts'
import { provoke, strangeMarkup, watchForScript } from './checks/provoke.ts'
import { type Portal, startPortal } from './portal.ts'

const CHOSEN = attacks.filter((_, at) => at % 16 === 0)
const MARK = '这一段必须留下来。'

let portal: Portal
let browser: Browser
let folder: string
beforeAll(async () => {
  ;[portal, browser, folder] = await Promise.all([
    startPortal(),
    launchBrowser(),
    mkdtemp(join(tmpdir(), 'masthead-attacks-')),
  ])
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

test('attacks that are imported run nothing on the article page, even without its policy', async () => {
  const file = join(folder, 'attacks.jsonl')
  const lines = CHOSEN.map(({ name, html }, at) => ({
    type: 'article',
    id: `attack-${at}`,
    // The title and the summary are attacked as well.
    title: `${name} <img src=x onerror=alert(1)>`,
    summary: '"><script>alert(1)</script>',
    account: 'attacker',
    topics: ['<b onmouseover=alert(1)>话题</b>'],
    publishedAt: '2026-01-02T03:04:05Z',
    language: 'zh-CN',
    format: at % 2 ? 'html' : 'markdown',
    body: `${MARK}\n\n${html}`,
  }))
  const account = {
    type: 'account',
    id: 'attacker',
    name: '<svg onload=alert(1)>',
    signature: '<script>alert(1)</script>',
  }
  await writeFile(file, [account, ...lines].map((line) => JSON.stringify(line)).join('\n'))
  await portal.masthead('import', '--no-fetch', file)

  const page = await newPage(browser, { withoutPolicy: true })
  const caught = await watchForScript(page)
  const addresses = await everyAddress(portal)
  expect(addresses.filter((path) => path.startsWith('/a/')).length).toBe(CHOSEN.length)
  for (const path of addresses) {
    caught.forget()
    await page.goto(portal.url + path)
    if (path.startsWith('/a/')) {
      expect(await page.textContent('.prose'), path).toContain(MARK)
      expect(await strangeMarkup(page, '.prose'), path).toEqual([])
    }
    await provoke(page, '.prose, h1, .standfirst')
    expect(caught.ran, path).toEqual([])
    const foreign = [...caught.requests, ...caught.navigations].filter((url) => !url.startsWith(portal.url))
    expect(foreign, path).toEqual([])
    expect(new URL(page.url()).pathname, path).toBe(new URL(path, portal.url).pathname)
  }
}, 120_000)

async function everyAddress({ databaseUrl }: Portal): Promise<string[]> {
  const client = new pg.Client(databaseUrl())
  await client.connect()
  try {
    const articles = await client.query('select article_id, slug from listing')
    const accounts = await client.query('select handle from account')
    const topics = await client.query('select slug from topic')
    return [
      '/',
      ...articles.rows.map(({ article_id, slug }) => `/a/${article_id}/${encodeURIComponent(slug)}`),
      ...accounts.rows.map(({ handle }) => `/@${handle}`),
      ...topics.rows.map(({ slug }) => `/t/${encodeURIComponent(slug)}`),
    ]
  } finally {
    await client.end()
  }
}
