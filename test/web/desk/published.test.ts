import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findArticle, findSubject } from '../../../src/domain/articles/index.ts'
import { historyOfArticle } from '../../../src/domain/reviewing/index.ts'
import { createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'
import { handIn, makeNewsroom, type Newsroom } from '../../support/waiting-articles.ts'
import { join } from '../../support/writers.ts'

let site: DeskApp
let lin: Visitor
let owner: Visitor
let news: Newsroom
beforeAll(async () => {
  site = await createDeskApp()
  lin = await site.visitor('林', 'editor')
})
afterAll(() => site?.close())
beforeEach(async () => {
  news = await makeNewsroom(site.database, site.clock.now)
  owner = await site.visitor('作者')
  await join(site.database, news.accountId, owner.actor.personId, 'owner')
})

const at = (id: string, rest = '') => `/desk/published/${id}${rest}`
const hoursLater = (hours: number) => new Date(site.clock.now.getTime() + hours * 3600_000)
const stateOf = async (id: string) => (await findSubject(site.database.db, id))?.state
const kindsOf = async (id: string) => (await historyOfArticle(site.database.db, id)).map(({ kind }) => kind)
const auditOf = async (id: string) => {
  const { rows } = await site.database.pool.query(
    'select action, details from audit where subject_id = $1 order by recorded_at desc, id desc',
    [id],
  )
  return rows as { action: string; details: Record<string, unknown> }[]
}
let before = 600
/** Each a minute after the one before. */
const past = () => new Date(site.clock.now.getTime() - before-- * 60_000)
async function published(title = '老码头'): Promise<string> {
  const now = past()
  const { articleId, submissionId } = await handIn(site.database, news, { now, fields: { title } })
  await site.post(`/desk/articles/${submissionId}/publish`, { when: 'now' }, lin)
  return articleId
}
async function scheduled(hours: number): Promise<string> {
  const now = past()
  const publishAt = hoursLater(hours)
  const { articleId, submissionId } = await handIn(site.database, news, { now, publishAt })
  await site.post(`/desk/articles/${submissionId}/publish`, { when: 'wished' }, lin)
  return articleId
}

describe('what is published', () => {
  test('is found by words of its title, its account, its address', async () => {
    const id = await published('百分之 100%_的渡轮')
    const has = async (q: string) =>
      (await site.get(`/desk/published?q=${encodeURIComponent(q)}`, lin)).body.includes(id)
    expect(await has('')).toBe(true)
    expect(await has('100%_的')).toBe(true)
    expect(await has('1000')).toBe(false)
    expect(await has(`@${news.handle}`)).toBe(true)
    expect(await has('@nobody')).toBe(false)
    for (const q of [id, `https://portal.test/a/${id}/old-slug`])
      expect((await site.get(`/desk/published?q=${encodeURIComponent(q)}`, lin)).location).toBe(at(id))
    expect((await site.get('/desk/published?q=%00%ff&after=x.y', lin)).status).toBeLessThan(500)
    expect((await site.get(at('0000000000000'), lin)).status).toBe(404)
  })

  test('a draft is nothing that the desk shows', async () => {
    const { articleId } = await handIn(site.database, news, { now: site.clock.now })
    expect((await site.get(at(articleId), lin)).status).toBe(404)
    for (const step of ['/channel', '/retract', '/restore'])
      expect((await site.post(at(articleId, step), { reason: 'x' }, lin)).status).toBe(404)
  })

  test('moves to another channel, audited; twice changes nothing', async () => {
    const id = await published()
    const other = await makeNewsroom(site.database, site.clock.now)
    for (let i = 0; i < 2; i++) {
      const answer = await site.post(at(id, '/channel'), { channel: other.channelId }, lin)
      expect(answer.location).toBe(at(id, '?done=moved'))
    }
    expect(await findArticle(site.database, id)).toMatchObject({ article: { channelId: other.channelId } })
    expect((await kindsOf(id)).filter((kind) => kind === 'channel_moved')).toHaveLength(1)
    expect((await auditOf(id))[0]).toMatchObject({ action: 'article.move_channel' })
    for (const channel of ['x', '0000000000000'])
      expect((await site.post(at(id, '/channel'), { channel }, lin)).status).toBe(404)
    await site.post(at(id, '/channel'), { channel: '' }, lin)
    expect(await findArticle(site.database, id)).toMatchObject({ article: { channelId: null } })
  })

  test('is retracted with a reason that everybody reads; only an editor gives it back', async () => {
    const id = await published()
    const missing = await site.post(at(id, '/retract'), { reason: ' ' }, lin)
    expect(missing.status).toBe(422)
    expect(missing.body).toContain('Give a reason')
    expect((await site.post(at(id, '/retract'), { reason: `前${'长'.repeat(1001)}` }, lin)).body).toContain(
      '前长',
    )
    for (let i = 0; i < 2; i++)
      expect((await site.post(at(id, '/retract'), { reason: '事实有误。' }, lin)).location).toBe(
        at(id, '?done=retracted'),
      )
    expect(await stateOf(id)).toBe('retracted')
    expect((await site.get(`/a/${id}`)).status).toBe(410)
    expect((await auditOf(id))[0]).toMatchObject({
      action: 'article.retract',
      details: { reason: '事实有误。' },
    })
    const { rows } = await site.database.pool.query(
      "select kind from notification where person_id = $1 and kind = 'article.retracted'",
      [news.writer.personId],
    )
    expect(rows).toHaveLength(1)
    expect((await site.get(at(id), lin)).body).toContain('事实有误。')
    const own = await site.post(`/studio/articles/${id}/restore`, {}, owner)
    expect(own.status).toBeGreaterThanOrEqual(400)
    expect(await stateOf(id)).toBe('retracted')
    expect((await site.post(at(id, '/restore'), {}, lin)).location).toBe(at(id, '?done=restored'))
    expect(await stateOf(id)).toBe('published')
  })

  test('members, readers and moderators do nothing here', async () => {
    const id = await published()
    for (const who of [owner, await site.visitor('读者'), await site.visitor('审核', 'moderator')]) {
      for (const step of ['/channel', '/retract', '/restore'])
        expect((await site.post(at(id, step), { reason: 'x', channel: '' }, who)).status).toBe(403)
      expect((await site.post(`/desk/calendar/${id}/unschedule`, { reason: 'x' }, who)).status).toBe(403)
    }
    expect(await stateOf(id)).toBe('published')
  })
})

describe('the calendar', () => {
  test('shows what waits by week and month in the portal’s zone, and what is out when asked', async () => {
    const soon = await scheduled(2)
    const out = await published()
    const day = hoursLater(2).toISOString().slice(0, 10)
    for (const query of ['', `?week=${day}`, `?month=${day.slice(0, 7)}`]) {
      const { status, body } = await site.get(`/desk/calendar${query}`, lin)
      expect(status).toBe(200)
      if (query !== '') expect(body).toContain(soon)
      expect(body).not.toContain(out)
    }
    expect((await site.get(`/desk/calendar?month=${day.slice(0, 7)}&out=1`, lin)).body).toContain(out)
    for (const query of [
      '?week=2026-02-31',
      '?week=x',
      '?month=2026-13',
      '?week=0001-01-01',
      '?month=2099-12',
    ])
      expect((await site.get(`/desk/calendar${query}`, lin)).status, query).toBe(200)
  })

  test('loses an entry with a reason; a second time is told what is so now', async () => {
    const id = await scheduled(30)
    const path = `/desk/calendar/${id}/unschedule`
    expect((await site.get(at(id), lin)).body).toContain(path)
    expect((await site.post(path, { reason: '' }, lin)).status).toBe(422)
    const done = await site.post(path, { reason: '等消息核实。' }, lin)
    expect(done.location).toBe('/desk/calendar?done=unscheduled')
    expect(await stateOf(id)).toBe('draft')
    expect((await auditOf(id))[0]).toMatchObject({ action: 'article.unschedule' })
    const again = await site.post(path, { reason: '等消息核实。' }, lin)
    expect(again.location).toBe('/desk/calendar?done=unscheduled')
    expect((await kindsOf(id)).filter((kind) => kind === 'unscheduled')).toHaveLength(1)
  })

  test('what has come out meanwhile cannot be taken off', async () => {
    const id = await published()
    expect((await site.post(`/desk/calendar/${id}/unschedule`, { reason: 'x' }, lin)).status).toBe(409)
  })
})
