import { beforeEach, describe, expect, test } from 'vitest'
import { PDF } from '../../domain/applications/support.ts'
import type { Visitor } from '../../support/desk-app.ts'
import { formOf, makeApplyRoom } from './apply-room.ts'

const { site, other, editor, agreed, begin, sent, read } = await makeApplyRoom()
let who: Visitor
beforeEach(async () => {
  who = await site.visitor('何小河')
})

describe('somebody else’s application', () => {
  test('is not there: not for readers, other applicants, editors or operators, on any route', async () => {
    const href = await sent(who)
    const operator = await site.visitor('站长', 'operator')
    const moderator = await site.visitor('审核员', 'moderator')
    await site.post('/applications/new', { kind: 'person' }, other)
    const before = JSON.stringify(await read(href))
    for (const stranger of [other, editor, operator, moderator]) {
      const answers = await Promise.all([
        site.get(href, stranger),
        site.get(`${href}/appeal`, stranger),
        site.get(`${href}/withdrawal`, stranger),
        site.get(`${href}/discard`, stranger),
        site.get(`${href}/proofs/0000000000000`, stranger),
        site.send(href, { ...formOf(), ...agreed, version: '2', do: 'send' }, [], stranger),
        site.put(href, { ...formOf(), version: '2' }, stranger),
        site.send(`${href}/proofs`, {}, [{ field: 'proof', name: 'a.pdf', bytes: PDF }], stranger),
        site.post(`${href}/appeal`, { reason: 'x' }, stranger),
        site.post(`${href}/withdrawal`, {}, stranger),
        site.post(`${href}/discard`, {}, stranger),
      ])
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
      for (const { body } of answers) expect(body).not.toContain('河边')
    }
    expect(JSON.stringify(await read(href))).toBe(before)
    for (const forged of ['0000000000000', 'x', '%2e%2e', "'; drop table application"])
      expect((await site.get(`/applications/${encodeURIComponent(forged)}`, who)).status).toBe(404)
  })

  test('a form from another site changes nothing', async () => {
    const href = await begin(who)
    const answer = await site.post(`${href}/discard`, {}, who, { 'sec-fetch-site': 'cross-site' })
    expect(answer.status).toBe(403)
    expect((await read(href)).state).toBe('draft')
  })
})
