import { beforeEach, describe, expect, test } from 'vitest'
import { decide } from '../../domain/applications/support.ts'
import type { Visitor } from '../../support/desk-app.ts'
import { formOf, makeApplyRoom } from './apply-room.ts'

const { site, editor, sent, versionOf, read } = await makeApplyRoom()
let who: Visitor
beforeEach(async () => {
  who = await site.visitor('何小河')
})

describe('after the decision', () => {
  test('a request for changes is answered in the same form', async () => {
    const href = await sent(who)
    const before = await read(href)
    await decide(
      site.database,
      { applicationId: before.id, version: before.version },
      'changes',
      editor.actor,
      site.clock.now,
      '请补充题目。',
    )
    const page = await site.get(href, who)
    expect(page.body).toContain('请补充题目。')
    expect(page.body).toContain('name="answer"')
    const form = {
      ...formOf(),
      plan: '先写四位摆渡人，再写修船厂，每周一篇，照片自己拍。',
      answer: '补了题目。',
      version: await versionOf(href, who),
      do: 'send',
    }
    expect((await site.send(href, form, [], who)).location).toBe(`${href}?answered`)
    expect((await site.get(href, who)).body).toContain('补了题目。')
  })

  test('a refusal shows its reason, can be contested once, and says when to come back', async () => {
    const href = await sent(who)
    const before = await read(href)
    await decide(
      site.database,
      { applicationId: before.id, version: before.version },
      'refuse',
      editor.actor,
      site.clock.now,
      '无法核实身份。',
    )
    const page = await site.get(href, who)
    expect(page.body).toContain('无法核实身份。')
    expect(page.body).toContain('You can apply again after')
    expect((await site.get('/applications/new', who)).body).toContain('You cannot apply again yet')
    expect((await site.post(`${href}/appeal`, { reason: ' ' }, who)).status).toBe(422)
    expect((await site.post(`${href}/appeal`, { reason: '材料都在。' }, who)).location).toBe(
      `${href}?appealed`,
    )
    expect((await site.post(`${href}/appeal`, { reason: '材料都在。' }, who)).location).toBe(
      `${href}?appealed`,
    )
    expect((await read(href)).steps.filter(({ kind }) => kind === 'appealed')).toHaveLength(1)
    expect((await site.post(`${href}/withdrawal`, {}, who)).location).toBe(`${href}?withdrawn`)
    expect((await site.post(`${href}/appeal`, { reason: '再来。' }, who)).status).toBe(409)
  })

  test('what is no longer possible is answered with how it stands', async () => {
    const href = await sent(who)
    expect((await site.get(`${href}/withdrawal`, who)).body).toContain('Withdraw this application?')
    expect((await site.post(`${href}/withdrawal`, {}, who)).status).toBe(303)
    expect((await site.post(`${href}/withdrawal`, {}, who)).status).toBe(303)
    const late = await site.post(`${href}/discard`, {}, who)
    expect([late.status, late.body]).toEqual([
      409,
      expect.stringContaining('This application is now “Withdrawn”'),
    ])
    expect((await site.put(href, { ...formOf(), version: '1' }, who)).status).toBe(409)
    const saved = await site.send(href, { ...formOf(), version: '1', do: 'save' }, [], who)
    expect([saved.status, saved.body]).toEqual([
      409,
      expect.stringContaining('This application is now “Withdrawn”'),
    ])
  })
})
