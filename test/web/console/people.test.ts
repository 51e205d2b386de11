import { describe, expect, test } from 'vitest'
import { listChannels } from '../../../src/domain/channels/index.ts'
import { grantRole, rolesOf } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { openActsRoom } from './acts-room.ts'
import { OPERATOR } from './console-room.ts'

const { get, post, database, clock, room, operator, acts } = await openActsRoom()

describe('roles', () => {
  test('are given and ended with a reason, and recorded', async () => {
    const page = `/console/people/${room.editorId}`
    expect((await post(`${page}/roles`, { role: 'operator', reason: ' ' }, operator)).status).toBe(422)
    expect((await post(`${page}/roles`, { role: 'king', reason: 'x' }, operator)).status).toBe(422)
    const give = { role: 'operator', reason: 'Stands in for Lin' }
    expect((await post(`${page}/roles`, give, operator)).headers.location).toBe(`${page}?done=role`)
    await post(`${page}/roles`, give, operator)
    const given = (await acts('role.grant')).filter(({ details }) => details.reason)
    expect(given).toMatchObject([{ subject: { id: room.editorId }, details: give }])
    expect((await get(page, operator)).body).toContain('Stands in for Lin')
    expect((await post(`${page}/roles/operator/end`, { reason: '' }, operator)).status).toBe(422)
    expect((await post(`${page}/roles/operator/end`, { reason: 'Lin is back' }, operator)).status).toBe(303)
    expect((await post(`${page}/roles/operator/end`, { reason: 'Lin is back' }, operator)).status).toBe(303)
    expect(await acts('role.end')).toHaveLength(1)
    expect(await rolesOf(database.db, room.editorId)).toEqual(['editor', 'moderator'])
  })

  test('of the last operator stay', async () => {
    const answer = await post(
      `/console/people/${room.operatorId}/roles/operator/end`,
      { reason: 'tired' },
      operator,
    )
    expect(answer.status).toBe(409)
    expect(await rolesOf(database.db, room.operatorId)).toContain('operator')
  })

  test('taken away while a page is open refuse the next click, also in the middle of a form', async () => {
    const act = { actor: null, now: clock.now }
    const grant = { personId: room.editorId, role: 'operator' as const }
    await transact(database, (tx) => grantRole(tx, grant, act))
    const { cookie } = await post('/sign-in', { email: 'chen@example.test', password: OPERATOR.password })
    expect((await get('/console/channels/new', { cookie })).status).toBe(200)
    const before = await listChannels(database)
    await post(`/console/people/${room.editorId}/roles/operator/end`, { reason: 'no longer' }, operator)
    const refused = await post('/console/channels/new', { 'names-en': 'Mine' }, { cookie })
    expect([refused.status, refused.body]).toEqual([403, 'people.forbidden'])
    expect(await listChannels(database)).toEqual(before)
  })

  test('sessions are all ended at once', async () => {
    const { cookie } = await post('/sign-in', { email: 'chen@example.test', password: OPERATOR.password })
    expect((await get('/me', { cookie })).status).toBe(200)
    await post(`/console/people/${room.editorId}/sessions/end`, {}, operator)
    expect((await get('/me', { cookie })).status).toBe(303)
    expect(await acts('person.end_sessions')).toHaveLength(1)
  })
})

describe('people', () => {
  const found = async (query: string) => {
    const { body } = await get(`/console/people?${query}`, operator)
    return [...body.matchAll(/person\d+@example\.test|[a-z]+@example\.test/g)].map(([email]) => email)
  }

  test('are found by the beginning of an address or a name, page by page', async () => {
    expect(await found('q=person05')).toHaveLength(10)
    expect(await found('q=PERSON000@')).toEqual(['person000@example.test'])
    expect((await found(`q=${encodeURIComponent('李')}`)).length).toBe(7)
    expect(await found('q=maren')).toHaveLength(8)
    expect(await found('q=%25')).toEqual([])
    expect(await found('role=moderator')).toEqual(['chen@example.test'])
    const first = await get('/console/people?q=p', operator)
    const next = /rel="next" href="([^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') as string
    const second = await get(next, operator)
    const emails = [first, second].flatMap(({ body }) => body.match(/person\d+@example\.test/g) ?? [])
    expect(new Set(emails).size).toBe(60)
  })

  test('are invited, and an invitation is withdrawn', async () => {
    const invite = (email: string) => post('/console/people/invitations', { email, language: 'en' }, operator)
    expect((await invite('not an address')).status).toBe(422)
    expect((await invite('new@example.test')).headers.location).toBe('/console/people/invitations?sent')
    const { body } = await get('/console/people/invitations', operator)
    const id = /new@example\.test.*?invitations\/(\w+)\/withdrawal/s.exec(body)?.[1]
    await post(`/console/people/invitations/${id}/withdrawal`, {}, operator)
    expect((await get('/console/people/invitations', operator)).body).not.toContain('new@example.test')
  })
})
