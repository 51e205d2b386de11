import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'

const now = new Date('2026-11-20T08:00:00Z')
const HARD = '题目 <b>&amp; "引号" </title><script>alert(1)</script> \u{1f6a2}'

let portal: PortalApp
let room: Awaited<ReturnType<typeof makeRoom>>
let hard: Awaited<ReturnType<typeof publishOne>>

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ now: () => now })
  room = await makeRoom(portal.database, now)
  for (let index = 0; index < 3; index += 1) {
    const at = new Date(now.getTime() - (index + 1) * 30 * 3600_000)
    await publishOne(
      portal.database,
      room.accountId,
      { title: `第${index}篇`, channelId: room.channelId },
      at,
    )
  }
  hard = await publishOne(portal.database, room.accountId, { title: HARD, channelId: room.channelId }, now)
})

const get = async (path: string) => {
  const answer = await fetch(`${portal.address}${path}`)
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}

/** What a path finds in a document that PostgreSQL's XML parser has accepted. */
async function xpath(path: string, text: string, spaces: [string, string][]): Promise<string[]> {
  const body = text.replace(/^<\?xml[^>]*\?>\s*/, '')
  const found = await sql<{ hits: string[] }>`
    select xpath(${path}, xmlparse(document ${body}), ${spaces}::text[][])::text[] as hits`.execute(
    portal.database.db,
  )
  return found.rows[0]?.hits ?? []
}
const ATOM: [string, string][] = [['a', 'http://www.w3.org/2005/Atom']]
const MAP: [string, string][] = [
  ['s', 'http://www.sitemaps.org/schemas/sitemap/0.9'],
  ['n', 'http://www.google.com/schemas/sitemap-news/0.9'],
]

describe('Atom', () => {
  it.each([
    ['the portal', () => '/feed.xml'],
    ['a channel', () => `/c/${room.slug}/feed.xml`],
    ['an account', () => `/@${room.handle}/feed.xml`],
  ])('of %s is well-formed, newest first, whatever a title holds', async (_, path) => {
    const { status, type, text } = await get(path())
    expect([status, type]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    const titles = await xpath('/a:feed/a:entry/a:title/text()', text, ATOM)
    expect(titles).toHaveLength(4)
    expect(titles[0]).toContain('&lt;script&gt;')
    expect(titles.slice(1)).toEqual(['第0篇', '第1篇', '第2篇'])
    const ids = await xpath('/a:feed/a:entry/a:id/text()', text, ATOM)
    expect(ids[0]).toBe(`http://portal.test/a/${hard.articleId}`)
    expect(await xpath('/a:feed/a:link[@rel="self"]/@href', text, ATOM)).toEqual([
      `http://portal.test${path()}`,
    ])
    expect(await xpath('/a:feed/a:updated/text()', text, ATOM)).toEqual([now.toISOString()])
  })

  it('of nobody is not found', async () => {
    for (const path of ['/@nobody/feed.xml', '/c/none/feed.xml']) expect((await get(path)).status).toBe(404)
  })
})

describe('JSON Feed', () => {
  it('is version 1.1 with absolute addresses', async () => {
    const { type, text } = await get('/feed.json')
    const feed = JSON.parse(text)
    expect(type).toContain('application/feed+json')
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'http://portal.test/feed.json',
    })
    expect(feed.items[0]).toMatchObject({ title: HARD, url: `http://portal.test${hard.path}` })
  })
})

describe('sitemaps', () => {
  it('name every article once, in files that the index names', async () => {
    const index = await get('/sitemap.xml')
    const files = await xpath('/s:sitemapindex/s:sitemap/s:loc/text()', index.text, MAP)
    expect(files.map((file) => new URL(file).pathname)).toEqual([
      '/sitemap-pages.xml',
      '/sitemap-news.xml',
      '/sitemap-articles.xml',
    ])
    const last = new URL(files[2] ?? '')
    const articles = await get(last.pathname + last.search)
    const found = await xpath('/s:urlset/s:url/s:loc/text()', articles.text, MAP)
    expect(found).toHaveLength(4)
    expect(found).toContain(`http://portal.test${hard.path}`)
    const pages = await xpath('/s:urlset/s:url/s:loc/text()', (await get('/sitemap-pages.xml')).text, MAP)
    expect(pages).toContain(`http://portal.test/c/${room.slug}`)
  })

  it('tell news of the last two days only', async () => {
    const { text } = await get('/sitemap-news.xml')
    const titles = await xpath('//n:title/text()', text, MAP)
    expect(titles).toHaveLength(2)
    expect(titles).toContain('第0篇')
    expect(await xpath('//n:language/text()', text, MAP)).toEqual(['zh-cn', 'zh-cn'])
  })

  it('refuse a place that is none', async () => {
    for (const place of ['x', hard.articleId, '0000000000001', ''])
      expect((await get(`/sitemap-articles.xml?older=${place}`)).status).toBe(404)
  })

  it('send articles packed to those who ask, and nothing to those who only look', async () => {
    const address = `${portal.address}/sitemap-articles.xml`
    const packed = await fetch(address, { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await packed.text()).toBe((await get('/sitemap-articles.xml')).text)
    const looked = await fetch(address, { method: 'HEAD' })
    expect([looked.status, await looked.text()]).toEqual([200, ''])
  })

  it('send articles to so many at once that a crowd of slow readers is turned away', async () => {
    const { hostname, port } = new URL(portal.address)
    const slow = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const answer = await fetch(`http://${hostname}:${port}/sitemap-articles.xml`)
        return { status: answer.status, text: answer.status === 200 ? await answer.text() : '' }
      }),
    )
    expect(
      [...new Set(slow.map(({ status }) => status))].every((status) => [200, 503].includes(status)),
    ).toBe(true)
    // Each place is free again afterwards.
    expect((await get('/sitemap-articles.xml')).status).toBe(200)
  })
})

describe('feeds and sitemaps after a retraction', () => {
  it('forget the article at once', async () => {
    const { articleId } = await publishOne(
      portal.database,
      room.accountId,
      { title: '要撤下', channelId: room.channelId },
      now,
    )
    expect((await get('/feed.xml')).text).toContain('要撤下')
    expect((await get('/sitemap-articles.xml')).text).toContain(articleId)
    await transact(portal.database, (tx) => retractArticle(tx, { articleId, reason: 'x', actor: null, now }))
    expect((await get('/feed.xml')).text).not.toContain('要撤下')
    expect((await get('/sitemap-articles.xml')).text).not.toContain(articleId)
  })
})

describe('robots', () => {
  it('may read everything but what needs a sign-in, and finds the sitemap', async () => {
    const { text } = await get('/robots.txt')
    expect(text).toContain('Disallow: /console')
    expect(text).toContain('Sitemap: http://portal.test/sitemap.xml')
    expect(text).not.toMatch(/^Disallow: \/$/m)
  })
})
