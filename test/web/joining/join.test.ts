import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { beginSeries } from '../../../src/domain/series/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { type ReaderSession, signInReader } from '../../support/reader-session.ts'
import { until } from '../../support/until.ts'

let portal: PortalApp
let reader: ReaderSession
let room: Awaited<ReturnType<typeof makeRoom>>
let article: Awaited<ReturnType<typeof publishOne>>
beforeAll(async () => {
  portal = await startPortalApp()
  reader = await signInReader(portal)
  room = await makeRoom(portal.database)
  article = await publishOne(portal.database, room.accountId, { topics: ['轮渡'] })
})
afterAll(() => portal?.close())

type Sent = { on?: '0' | '1'; json?: boolean; cookie?: string; [field: string]: unknown }

async function send(path: string, { json, cookie = reader.cookie, ...fields }: Sent = {}) {
  const answer = await fetch(`${portal.address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(json && { accept: 'application/json' }) },
    body: new URLSearchParams(fields as Record<string, string>),
  })
  const body = await answer.text()
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    body,
    json: json ? JSON.parse(body) : {},
  }
}

async function read(path: string, cookie = ''): Promise<string> {
  const answer = await fetch(`${portal.address}${path}`, { headers: { cookie, 'accept-language': 'en' } })
  return answer.text()
}

async function own(query: string): Promise<Record<string, unknown>> {
  return JSON.parse(await read(`/me.json?${query}`, reader.cookie))
}

describe('without script', () => {
  test('a stranger signs in first, and comes back to a page that offers it', async () => {
    const path = `/a/${article.articleId}/like`
    const answer = await send(path, { cookie: '' })
    expect(answer.status).toBe(303)
    expect(answer.location).toBe(`/sign-in?to=${encodeURIComponent(path)}`)
    const page = await read(path, reader.cookie)
    expect(page).toContain('Like this article')
    expect(page).toContain('老码头的最后一班渡轮')
  })

  test('the form leads to a page that says how it stands and takes it back', async () => {
    const path = `/a/${article.articleId}/like`
    expect(await send(path, { on: '1' })).toMatchObject({ status: 303, location: path })
    expect(await read(path, reader.cookie)).toContain('You like this article')
    // The same form again, from a page that is old: nothing changes.
    await send(path, { on: '1' })
    expect(await likes()).toBe(1)
    await send(path, { on: '0' })
    await send(path, { on: '0' })
    expect(await likes()).toBe(0)
    expect(await read(path, reader.cookie)).toContain('Like this article')
  })

  test('goes back where the form says, and only within the portal', async () => {
    const path = `/a/${article.articleId}/like`
    expect((await send(path, { on: '1', back: '/me/bookmarks' })).location).toBe('/me/bookmarks')
    expect((await send(path, { on: '0', back: 'https://evil.test/' })).location).toBe(path)
  })

  test('follows accounts, topics and series', async () => {
    const { seriesId } = await transact(portal.database, (tx) =>
      beginSeries(tx, {
        accountId: room.accountId,
        words: { title: '渡口', description: '', coverMediaId: null },
        actor: {
          personId: reader.id,
          roles: [],
          members: [{ accountId: room.accountId, role: 'owner' }],
        } as never,
        now: new Date(),
      }),
    )
    const topic = await portal.database.db.selectFrom('topic').selectAll().executeTakeFirstOrThrow()
    const paths = [
      `/@${room.handle}/follow`,
      `/t/${encodeURIComponent(topic.slug)}/follow`,
      `/series/${seriesId}/follow`,
    ]
    for (const path of paths) {
      expect((await send(path, { on: '1' })).status).toBe(303)
      expect(await read(path, reader.cookie)).toContain('You follow')
    }
    expect(await own(`account=${room.accountId}&topic=${topic.id}&series=${seriesId}`)).toMatchObject({
      account: { following: true },
      topic: { following: true },
      series: { following: true },
    })
    const feed = await read('/following', reader.cookie)
    expect(feed).toContain(`/a/${article.articleId}/`)
  })

  test('what does not exist is not found', async () => {
    for (const path of ['/a/0000000000000/like', '/@nobody/follow', '/t/nothing/follow', '/series/x/follow'])
      expect((await send(path, { on: '1' })).status).toBe(404)
  })
})

describe('with script', () => {
  test('answers with what is and the number that pages show', async () => {
    const path = `/a/${article.articleId}/like`
    expect((await send(path, { on: '1', json: true })).json).toEqual({ on: true, count: '1' })
    expect((await send(path, { on: '0', json: true })).json).toEqual({ on: false, count: '0' })
    expect((await send(path, { on: '1', json: true, cookie: '' })).status).toBe(401)
  })

  test('the small request tells only what was asked, and nothing to strangers', async () => {
    await send(`/a/${article.articleId}/bookmark`, { on: '1' })
    const { article: state, account } = await own(`article=${article.articleId}`)
    expect(state).toEqual({ liked: false, bookmarked: true })
    expect(account).toBeUndefined()
    expect(await own('article=x%27--&account=%00')).not.toHaveProperty('article')
    expect(JSON.parse(await read(`/me.json?article=${article.articleId}`))).toEqual({
      person: null,
      roles: [],
      unread: 0,
    })
  })

  test('too many clicks are told, in words', async () => {
    const hasty = await signInReader(portal)
    const path = `/@${room.handle}/follow`
    await send(path, { on: '1', cookie: hasty.cookie })
    await portal.database.pool.query('update attempt set count = 600')
    const answer = await send(path, { on: '0', json: true, cookie: hasty.cookie })
    expect(answer.status).toBe(429)
    expect(answer.json.message).toMatch(/太快了|too fast/)
    await portal.database.pool.query('delete from attempt')
  })
})

describe('the page that everyone sees', () => {
  test('is stored, and fresh within a second of a like', async () => {
    const liked = await publishOne(portal.database, room.accountId)
    const shown = async () => /class="join-count">(\d*)</.exec(await read(liked.path))?.[1]
    expect(await shown()).toBe('')
    for (const cookie of [
      reader.cookie,
      (await signInReader(portal)).cookie,
      (await signInReader(portal)).cookie,
    ])
      await send(`/a/${liked.articleId}/like`, { on: '1', cookie })
    const from = performance.now()
    await until(async () => (await shown()) === '3', { what: 'the number', timeoutMs: 5000 })
    expect(performance.now() - from).toBeLessThan(1000)
  })

  test('shows followers of its account within a second', async () => {
    const other = await makeRoom(portal.database)
    const one = await publishOne(portal.database, other.accountId)
    await read(one.path)
    await send(`/@${other.handle}/follow`, { on: '1' })
    const shown = async () => /<dt>Followers<\/dt><dd>(\d+)</.exec(await read(one.path))?.[1]
    await until(async () => (await shown()) === '1', { what: 'the number', timeoutMs: 1000 })
  })

  test('of a retracted article takes no likes, but a bookmark can be removed', async () => {
    const gone = await publishOne(portal.database, room.accountId)
    await send(`/a/${gone.articleId}/bookmark`, { on: '1' })
    await transact(portal.database, (tx) =>
      retractArticle(tx, {
        articleId: gone.articleId,
        reason: '测试',
        actor: null,
        now: new Date(),
      } as never),
    )
    expect((await send(`/a/${gone.articleId}/like`, { on: '1' })).status).toBe(404)
    expect((await send(`/a/${gone.articleId}/bookmark`, { on: '0', back: '/me/bookmarks' })).location).toBe(
      '/me/bookmarks',
    )
    expect(await own(`article=${gone.articleId}`)).toMatchObject({ article: { bookmarked: false } })
  })
})

async function likes(): Promise<number> {
  const row = await portal.database.db
    .selectFrom('article_figures')
    .select('likes')
    .where('article_id', '=', article.articleId)
    .executeTakeFirst()
  return row?.likes ?? 0
}

describe('the pages of an account', () => {
  test('show its numbers, its months and its series', async () => {
    const other = await makeRoom(portal.database)
    const at = (day: string) => new Date(`${day}T04:00:00Z`)
    const [, march] = [
      await publishOne(portal.database, other.accountId, { title: '一月的事' }, at('2026-01-10')),
      await publishOne(portal.database, other.accountId, { title: '三月的事' }, at('2026-03-10')),
    ]
    const all = await read(`/@${other.handle}/articles`)
    expect(all).toContain(`/@${other.handle}/articles?month=2026-01`)
    const month = await read(`/@${other.handle}/articles?month=2026-03`)
    expect(month).toContain(march.articleId)
    expect(month).toContain('March 2026')
    expect(month).not.toContain('一月的事')
    expect(await read(`/@${other.handle}/articles?month=2026-02`)).toContain('Nothing was published')
    expect((await fetch(`${portal.address}/@${other.handle}/articles?month=x`)).status).toBe(404)
    const account = await read(`/@${other.handle}`)
    expect(account).toContain('Level 1')
    expect(account).toContain(`name="account" value="${other.handle}"`)
    expect(await read(`/@${other.handle}/series`)).toContain('No series yet')
    expect(await read('/levels')).toContain('Levels of accounts')
  })
})
