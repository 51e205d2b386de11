import { afterAll, beforeAll, expect, test } from 'vitest'
import { addComments, doDeed } from '../../../src/domain/comments/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { type ReaderSession, signInReader } from '../../support/reader-session.ts'
import { addReader } from './seed.ts'

let now = new Date()
let portal: PortalApp
let article: Awaited<ReturnType<typeof publishOne>>
let reader: ReaderSession
let desk: Actor

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ now: () => now })
  const room = await makeRoom(portal.database)
  article = await publishOne(portal.database, room.accountId)
  reader = await signInReader(portal)
  desk = { ...(await addReader(portal.database, '管理')), roles: ['reader', 'moderator'] }
})

const room = () => `/a/${article.articleId}/comments`
const get = async (path: string) => {
  const answer = await fetch(`${portal.address}${path}`, { headers: { cookie: reader.cookie } })
  return answer.text()
}
const post = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${portal.address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: reader.cookie, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields),
  })
  return { status: answer.status, body: await answer.text(), to: answer.headers.get('location') ?? '' }
}
const deed = (href: string, what: 'hold' | 'approve' | 'remove', reason = '') =>
  transact(portal.database, (tx) =>
    doDeed(tx, { commentId: href.split('/')[4] as string, deed: what, reason }, { actor: desk, now }),
  )
/** The next comment is not too soon for a newcomer. */
const say = async (body: string) => {
  now = new Date(now.getTime() + 60_000)
  return (await post(room(), { body })).to
}
const WITHIN = { timeout: 2000, interval: 20 }

test('another name is on the pages that were made before', async () => {
  const href = await say('署名的跟贴')
  for (const path of [href, room(), article.path]) expect(await get(path)).toContain('读者甲')
  await post('/me/profile', { name: '改了名的人', language: '', timeZone: '' })
  for (const path of [href, room(), article.path]) {
    await expect.poll(() => get(path), WITHIN).toContain('改了名的人')
    expect(await get(path)).not.toContain('读者甲')
  }
})

test('changed words that wait lead to one’s own page, and it says so', async () => {
  const href = await say('先给人看过的话')
  await deed(href, 'hold', '请先核实')
  const held = await get(`${href}/own`)
  expect(held).toContain('后来被改为待审')
  expect(held).toContain('理由：请先核实')
  await deed(href, 'approve')
  const changed = await post(`${href}/own`, { deed: 'edit', body: '换成别的话' })
  expect(changed.to).toBe(`${href}/own`)
  expect(await get(changed.to)).toContain('修改后的内容要先审核')
  expect(await get(href)).not.toContain('换成别的话')
  await deed(href, 'remove', '广告')
  expect(await get(`${href}/own`)).toContain('理由：广告')
  expect((await post(`${href}/own`, { deed: 'delete' })).to).toBe(`${href}/own`)
  expect(await get(`${href}/own`)).toContain('读者只看到楼层')
})

test('too many acts at once are told in words, and what was typed stays', async () => {
  const href = await say('改来改去')
  const key = 'joining of'
  const { createHash } = await import('node:crypto')
  const hashed = createHash('sha256').update(`${key} ${reader.id}`).digest()
  await portal.database.pool.query('update attempt set count = 600 where key = $1', [hashed])
  const refused = await post(`${href}/own`, { deed: 'edit', body: '写到一半的修改' })
  expect(refused.status).toBe(429)
  expect(refused.body).toContain('写到一半的修改</textarea>')
  expect(refused.body).toMatch(/请过 \d+ 秒再试/)
  await portal.database.pool.query('delete from attempt where key = $1', [hashed])
})

test('a like on a later page comes back to it', async () => {
  const imported = Array.from({ length: 30 }, (_, at) => ({
    id: newId(),
    articleId: article.articleId,
    parentId: null,
    authorName: '外来的',
    authorEmail: null,
    authorUrl: null,
    body: `第 ${at} 条`,
    state: 'visible' as const,
    createdAt: new Date(now.getTime() + at),
  }))
  await transact(portal.database, (tx) => addComments(tx, imported, now))
  const next = /rel="next" href="([^"]+)"/
  const first = () => get(`${room()}?sort=new&view=flat`)
  await expect.poll(first, WITHIN).toMatch(next)
  const later = next.exec(await first())?.[1] ?? ''
  const body = await get(later.replaceAll('&amp;', '&'))
  const [, back = ''] = /name="back" value="([^"]+)"/.exec(body) ?? []
  expect(later).toContain('after=')
  expect(back.startsWith(`${later}#c-`)).toBe(true)
})
