import { describe, expect, test } from 'vitest'
import { findSubmission } from '../../../src/domain/reviewing/index.ts'
import type { Visitor } from '../../support/desk-app.ts'
import { at, openArticlesRoom } from './articles-room.ts'

const room = await openArticlesRoom()
const { site, lin, zhou, minutesAgo, waiting, stateOf } = room

describe('the queue', () => {
  test('shows the oldest first and what the address asks for', async () => {
    const old = await waiting({ now: minutesAgo(950), fields: { title: '老的' } })
    const young = await waiting({ fields: { title: '新的', label: 'reprint', sourceName: '江报' } })
    const has = async (query: string, ...ids: string[]) => {
      const { status, body } = await site.get(`/desk/articles${query}`, lin)
      expect(status).toBe(200)
      const shown = [...body.matchAll(/href="\/desk\/articles\/(\w{13})[?"]/g)].map(([, id]) => id)
      expect(shown, query).toEqual(ids)
    }
    await has('', old.submissionId, young.submissionId)
    await has('?label=reprint', young.submissionId)
    await has('?kind=revision')
    await has(
      `?channel=${room.news.channelId}&account=@${room.news.handle.toUpperCase()}`,
      old.submissionId,
      young.submissionId,
    )
    await has('?account=nobody-here')
    await has('?state=nonsense&after=1-x&kind=%3Cscript%3E&channel=%27', old.submissionId, young.submissionId)
    await site.post(at(old.submissionId, '/assign'), { person: lin.actor.personId }, lin)
    await has('?assigned=me', old.submissionId)
    await has('?assigned=nobody', young.submissionId)
    await has('?assigned=others')
    await site.post(at(young.submissionId, '/refuse'), { reason: 'No.' }, zhou)
    await has('?assigned=me', old.submissionId)
    const refused = await site.get('/desk/articles?state=refused', lin)
    expect(refused.body).toContain(young.submissionId)
  })

  test('pages by key', async () => {
    for (let i = 0; i < 32; i++) await waiting({ now: minutesAgo(2000 - i * 5) })
    const first = await site.get('/desk/articles', lin)
    const next = /href="(\/desk\/articles\?after=[^"]+)"/.exec(first.body)?.[1] as string
    const second = await site.get(next, lin)
    const shown = [...second.body.matchAll(/href="\/desk\/articles\/(\w{13})[?"]/g)]
    expect(shown).toHaveLength(2)
  })
})

describe('what an editor takes', () => {
  test('others leave alone until they take it over', async () => {
    const { submissionId, articleId } = await waiting()
    const take = (who: Visitor, expected: string) =>
      site.post(at(submissionId, '/assign'), { person: who.actor.personId, expected }, who)
    expect((await take(lin, '')).status).toBe(303)
    expect((await take(lin, '')).status).toBe(303)
    const late = await take(zhou, '')
    expect(late.status).toBe(409)
    expect(late.body).toContain('林 has it now')
    const page = await site.get(at(submissionId), zhou)
    expect(page.body).toContain('Take over')
    expect(page.body).not.toContain('/refuse"')
    const refused = await site.post(at(submissionId, '/refuse'), { reason: '我的理由' }, zhou)
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('我的理由')
    expect(await stateOf(articleId)).toBe('submitted')
    expect((await take(zhou, lin.actor.personId)).status).toBe(303)
    expect((await site.post(at(submissionId, '/refuse'), { reason: '我的理由' }, zhou)).status).toBe(303)
  })

  test('is given to editors only, and back', async () => {
    const { submissionId } = await waiting()
    const reader = await site.visitor('读者')
    const form = (await site.get(at(submissionId, '/assign'), lin)).body
    expect(form).toContain(zhou.actor.personId)
    expect(form).not.toContain(reader.actor.personId)
    for (const person of [reader.actor.personId, 'x', '0000000000000'])
      await site.post(at(submissionId, '/assign'), { person, expected: '' }, lin)
    expect((await findSubmission(site.database, submissionId))?.assignedTo).toBeNull()
    await site.post(at(submissionId, '/assign'), { person: zhou.actor.personId, expected: '' }, lin)
    expect((await findSubmission(site.database, submissionId))?.assignedTo?.name).toBe('周')
    await site.post(at(submissionId, '/assign'), { person: '', expected: zhou.actor.personId }, zhou)
    expect((await findSubmission(site.database, submissionId))?.assignedTo).toBeNull()
  })
})
