import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { type ReaderSession, signInReader } from '../../support/reader-session.ts'
import { fillRoom } from './seed.ts'

let now = new Date()
let portal: PortalApp
let article: Awaited<ReturnType<typeof publishOne>>
let made: Awaited<ReturnType<typeof fillRoom>>
let reader: ReaderSession

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ now: () => now })
  const room = await makeRoom(portal.database)
  article = await publishOne(portal.database, room.accountId)
  made = await fillRoom(portal.database, { ...article, accountId: room.accountId })
  reader = await signInReader(portal)
})

const room = () => `/a/${article.articleId}/comments`
const get = async (path: string, cookie = '') => {
  const answer = await fetch(`${portal.address}${path}`, { headers: { cookie }, redirect: 'manual' })
  return { status: answer.status, body: await answer.text(), to: answer.headers.get('location') ?? '' }
}
const post = async (
  path: string,
  fields: Record<string, string>,
  { cookie = reader.cookie, json = false } = {},
) => {
  const answer = await fetch(`${portal.address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(json ? { accept: 'application/json' } : {}) },
    body: new URLSearchParams(fields),
  })
  return { status: answer.status, body: await answer.text(), to: answer.headers.get('location') ?? '' }
}
/** The next comment is not too soon for a newcomer. */
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}
const WITHIN = { timeout: 1000, interval: 20 }

describe('without script', () => {
  test('the article shows what is pinned, what is hot, quoted floors and the form', async () => {
    const { body } = await get(article.path)
    expect(body).toContain('跟贴 10')
    expect(body.indexOf('更正：文中')).toBeLessThan(body.indexOf('小时候每天'))
    expect(body).toMatch(/<details class="quote-fold"><summary>展开更早的/)
    expect(body).not.toContain('这句话后来删掉了')
    expect(body).toContain(`action="${room()}"`)
  })

  test('lists in each order and shape, page by page', async () => {
    for (const query of ['', '?sort=new', '?sort=author', '?view=flat', '?sort=nothing&after=x'])
      expect((await get(room() + query)).status).toBe(200)
    expect((await get(`${room()}?sort=author`)).body).not.toContain('Margaret Hollis')
    expect((await get(`${room()}?sort=new&view=flat`)).body).toContain('回复 5 楼')
    expect((await get('/a/0000000000000/comments')).status).toBe(404)
  })

  test('a comment is written, found on its own page, and on the article’s within a second', async () => {
    await get(article.path)
    const sent = await post(room(), { body: '从一个浏览器发出的跟贴' })
    expect(sent.status).toBe(303)
    expect((await get(sent.to)).body).toContain('从一个浏览器发出的跟贴')
    await expect.poll(async () => (await get(article.path)).body, WITHIN).toContain('从一个浏览器发出的跟贴')
    expect((await post(room(), { body: '从一个浏览器发出的跟贴' })).to).toBe(sent.to)
  })

  test('an answer stands above its chain', async () => {
    later(1)
    const form = await get(`${room()}/${made.sixth}/reply`)
    expect(form.body).toContain(`name="parent" value="${made.sixth}"`)
    const { to } = await post(room(), { body: '排到第七层', parent: made.sixth })
    const { body } = await get(to)
    expect(body.match(/class="quote-row"/g)).toHaveLength(6)
    await expect.poll(async () => (await get(`${room()}/${made.sixth}`)).body, WITHIN).toContain('排到第七层')
  })

  test('what cannot be sent comes back with what was typed, and says why', async () => {
    later(1)
    const strange = await post(room(), { body: '写了很久的话', parent: made.gone })
    expect(strange.status).toBe(409)
    expect(strange.body).toContain('写了很久的话</textarea>')
    expect(strange.body).toContain('已经撤下，不能再回复')
    expect((await post(room(), { body: '写了很久的话', parent: 'nonsense' })).status).toBe(422)
    expect((await post(room(), { body: '   ' })).status).toBe(422)
    await post(room(), { body: '第一条' })
    const fast = await post(room(), { body: '马上第二条' })
    expect(fast.status).toBe(429)
    expect(fast.body).toContain('马上第二条</textarea>')
    const signedOut = await post(room(), { body: '没有登录也不丢' }, { cookie: '' })
    expect(signedOut.status).toBe(401)
    expect(signedOut.body).toContain('没有登录也不丢</textarea>')
    expect(signedOut.body).toContain('/sign-in?to=')
  })

  test('a comment with links waits, and only its writer sees it', async () => {
    later(1)
    const { to } = await post(room(), { body: '看这里 https://example.org/x' })
    expect(to).toMatch(/\/own$/)
    expect((await get(to, reader.cookie)).body).toContain('正在等待审核')
    expect((await get(to.replace('/own', ''))).status).toBe(404)
    expect((await get(to)).status).toBe(303)
    expect((await get(to, (await signInReader(portal)).cookie)).status).toBe(404)
    expect((await get(`${room()}?sort=new`)).body).not.toContain('example.org/x')
  })

  test('one’s own is changed for ten minutes, and deleted at any time', async () => {
    later(1)
    const { to } = await post(room(), { body: '有错字的跟贴' })
    await get(to)
    expect((await post(`${to}/own`, { deed: 'edit', body: '改好的跟贴' })).to).toBe(to)
    const changed = await get(to)
    expect(changed.body).toContain('改好的跟贴')
    expect(changed.body).toContain('有错字的跟贴')
    later(10)
    const late = await post(`${to}/own`, { deed: 'edit', body: '太晚了' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('不能再修改')
    expect(
      (await post(`${to}/own`, { deed: 'delete' }, { cookie: (await signInReader(portal)).cookie })).status,
    ).toBe(404)
    await post(`${to}/own`, { deed: 'delete' })
    const gone = await get(to)
    expect(gone.body).toContain('已由发表者删除')
    expect(gone.body).not.toContain('改好的跟贴')
  })

  test('a like counts once, comes back to the page, and shows within a second', async () => {
    const like = `${room()}/${made.second}/like`
    const back = `${room()}?sort=new#c-${made.second}`
    expect((await post(like, { on: '1', back })).to).toBe(back)
    expect(JSON.parse((await post(like, { on: '1' }, { json: true })).body)).toEqual({ on: true, count: '1' })
    await expect
      .poll(async () => (await get(`${room()}/${made.second}`)).body, WITHIN)
      .toMatch(/<span data-likes="true">1<\/span>/)
    expect(JSON.parse((await post(like, { on: '0' }, { json: true })).body)).toEqual({
      on: false,
      count: '0',
    })
    expect((await post(like, {}, { cookie: '' })).to).toContain('/sign-in')
    expect((await post(`${room()}/${made.gone}/like`, {}, { json: true })).status).toBe(404)
    expect((await post(like, { back: '//evil.example' })).to).toBe(`${room()}/${made.second}`)
  })

  test('a form of another site is refused', async () => {
    const answer = await fetch(`${portal.address}${room()}`, {
      method: 'POST',
      headers: { cookie: reader.cookie, 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ body: 'x' }),
    })
    expect(answer.status).toBe(403)
  })
})

test('an article that is closed to comments says so and takes none', async () => {
  const place = await makeRoom(portal.database)
  const closed = await publishOne(portal.database, place.accountId, { commentsOpen: false })
  expect((await get(closed.path)).body).toContain('这篇文章不开放跟贴')
  later(60)
  expect((await post(`/a/${closed.articleId}/comments`, { body: '还是想说' })).status).toBe(403)
})
