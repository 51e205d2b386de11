import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepOldAddresses, retractArticle, reviseArticle } from '../../../src/domain/articles/index.ts'
import { rollUp } from '../../../src/domain/reading/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { documentOf, draftOf, makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'

let portal: PortalApp
let room: Awaited<ReturnType<typeof makeRoom>>
const now = new Date('2026-11-20T08:00:00Z')

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp()
  room = await makeRoom(portal.database, now)
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${portal.address}${path}`, { headers, redirect: 'manual' })
const words = async (path: string) => (await (await get(path)).text()).replace(/<wbr\/?>/g, '')
const publish = (changes = {}) =>
  publishOne(portal.database, room.accountId, { channelId: room.channelId, ...changes }, now)

describe('an article', () => {
  it('is found by its ID and redirects to its canonical address', async () => {
    const { articleId, path } = await publish()
    for (const address of [
      `/a/${articleId}`,
      `/a/${articleId}/wrong`,
      `/a/${articleId}/${'x'.repeat(300)}`,
    ]) {
      const answer = await get(address)
      expect([answer.status, answer.headers.get('location')]).toEqual([301, path])
    }
    expect((await get(path)).status).toBe(200)
  })

  it('is drawn whole: title, by-line, text, host’s notice, canonical link and structured data', async () => {
    const { articleId, path } = await publish({ topics: ['轮渡'], place: '江城' })
    await publish({ title: '渡口的三代人', topics: ['轮渡'] })
    const html = await words(path)
    expect(html).toContain('<html lang="zh-CN"')
    for (const piece of [
      '汽笛响过三声',
      '河边纪事',
      '江城',
      '渡口的三代人',
      `/a/${articleId}/qr.svg`,
      `rel="canonical" href="http://portal.test${path}"`,
      'og:title',
      'NewsArticle',
      '/apply',
      '/accessibility',
    ]) {
      expect(html).toContain(piece)
    }
    expect(html).not.toMatch(/<script(?![^>]*type="(module|application\/ld\+json)")/)
    expect(html).not.toMatch(/ style="| on\w+="/)
  })

  it('answers 410 with the reason when retracted, everywhere it was', async () => {
    const { articleId, path } = await publish({ title: '要撤下的文章' })
    expect(await words(`/c/${room.slug}`)).toContain('要撤下的文章')
    await transact(portal.database, (tx) =>
      retractArticle(tx, { articleId, reason: '事实有误', actor: null, now }),
    )
    const gone = await get(path)
    expect(gone.status).toBe(410)
    expect(await gone.text()).toContain('事实有误')
    expect(await words(`/c/${room.slug}`)).not.toContain('要撤下的文章')
  })

  it('shows its history with a diff', async () => {
    const { articleId } = await publish({ body: documentOf('首航在 1985 年。') })
    const draft = draftOf({ body: documentOf('首航在 1984 年。') })
    await transact(portal.database, (tx) =>
      reviseArticle(tx, { articleId, draft, kind: 'correction', note: '改正年份', actor: null, now }),
    )
    const answer = await get(`/a/${articleId}/history`)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toMatch(/<del[^>]*>[^<]*1985/)
    expect(html).toMatch(/<ins[^>]*>[^<]*1984/)
    expect((await get(`/a/${articleId}/history?shown=99`)).status).toBe(404)
  })

  it('has a QR code of its address, drawn here', async () => {
    const { articleId } = await publish()
    const answer = await get(`/a/${articleId}/qr.svg`)
    expect(answer.headers.get('content-type')).toContain('image/svg+xml')
    expect(await answer.text()).toContain('<svg')
  })

  it('is reached by the address it had before', async () => {
    const { articleId, path } = await publish()
    await transact(portal.database, (tx) => keepOldAddresses(tx, [{ path: '/?p=4711', articleId }], now))
    await transact(portal.database, (tx) =>
      keepOldAddresses(tx, [{ path: '/2019/05/old-ferry/', articleId }], now),
    )
    // Looks like an address of ours, and is none.
    await transact(portal.database, (tx) =>
      keepOldAddresses(tx, [{ path: '/a/old-ferry.html', articleId }], now),
    )
    for (const old of [
      '/2019/05/old-ferry/',
      '/2019/05/old-ferry',
      '/2019/05/old-ferry/?utm_source=x',
      '/a/old-ferry.html',
    ]) {
      const answer = await get(old)
      expect([answer.status, answer.headers.get('location')]).toEqual([301, path])
    }
    const byNumber = await get('/?p=4711')
    expect([byNumber.status, byNumber.headers.get('location')]).toEqual([301, path])
  })
})

describe('lists', () => {
  it('page by key without gaps or repeats, back and forth', async () => {
    const own = await makeRoom(portal.database, now)
    for (let index = 0; index < 45; index += 1) {
      await publishOne(
        portal.database,
        own.accountId,
        { title: `第${index}号文章`, channelId: own.channelId },
        new Date(now.getTime() + Math.floor(index / 3)),
      )
    }
    const seen: string[] = []
    let path: string | undefined = `/c/${own.slug}`
    const pages: string[] = []
    while (path) {
      const html = await words(path)
      pages.push(html)
      const main = html.slice(html.indexOf('<main'))
      seen.push(...new Set([...main.matchAll(/第\d+号文章/g)].map((match) => match[0])))
      path = /<a[^>]*href="([^"]*\?older=[^"]*)"/.exec(html)?.[1]
    }
    expect(pages).toHaveLength(3)
    expect([...new Set(seen)]).toHaveLength(45)
    expect(seen).toHaveLength(45)
    expect(pages[1]).toMatch(/\?newer=/)
  })

  it('refuse a cursor that is none', async () => {
    for (const cursor of ['x', '1.2', "0.0000000000000'--", 'zzzzzzzzzzzz.0000000000000']) {
      expect((await get(`/c/${room.slug}?older=${encodeURIComponent(cursor)}`)).status).toBe(404)
    }
  })

  it('exist for accounts, topics, the portal and the hot list', async () => {
    await publish({ topics: ['木雕'] })
    for (const path of [
      '/',
      '/hot',
      '/about',
      '/apply',
      '/accessibility',
      `/@${room.handle}`,
      `/@${room.handle}/articles`,
      `/t/${encodeURIComponent('木雕')}`,
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 200])
    }
    for (const path of ['/@nobody', '/t/none', '/c/none', '/a/0000000000000', '/a/x', '/nothing']) {
      expect([path, (await get(path)).status]).toEqual([path, 404])
    }
  })
})

describe('language, edition and colours', () => {
  it('are negotiated and can be chosen', async () => {
    expect(await (await get('/', { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.1' })).text()).toContain(
      '<html lang="en"',
    )
    expect(await (await get('/', { 'accept-language': 'fr' })).text()).toContain('<html lang="zh-CN"')
    const chosen = await fetch(`${portal.address}/preferences`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: portal.address },
      body: new URLSearchParams({ language: 'en', edition: 'care', theme: 'dark', next: '/hot' }),
    })
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/hot'])
    const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? ''
    const html = await (await get('/hot', { cookie, 'accept-language': 'zh-CN' })).text()
    expect(html).toContain('<html lang="en"')
    expect(html).toContain('data-edition="care"')
    expect(html).toContain('data-theme="dark"')
  })

  it('never leads to another host', async () => {
    for (const next of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const answer = await fetch(`${portal.address}/preferences`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: portal.address },
        body: new URLSearchParams({ next }),
      })
      expect(answer.headers.get('location')).toBe('/')
    }
  })
})

describe('the beacon', () => {
  it('counts a read and says nothing', async () => {
    const { articleId } = await publish()
    const send = (body: string) =>
      fetch(`${portal.address}/beacon`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/plain;charset=UTF-8', origin: portal.address },
      })
    for (const body of [
      JSON.stringify({ article: articleId }),
      '{}',
      'nonsense',
      JSON.stringify({ article: "' or 1=1" }),
    ]) {
      expect((await send(body)).status).toBe(204)
    }
    await portal.context.reads.flush()
    await rollUp(portal.database, new Date())
    const row = await portal.database.db
      .selectFrom('article_reads')
      .select('reads')
      .where('article_id', '=', articleId)
      .executeTakeFirst()
    expect(row?.reads).toBe(1)
    expect((await send('x'.repeat(5000))).status).toBe(413)
  })
})
