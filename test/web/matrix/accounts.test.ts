import { expect, test } from 'vitest'
import { membersOf } from '../../../src/domain/accounts/index.ts'
import { actorIn, createStudioApp, makeStudioRoom, type Session } from '../../support/studio-app.ts'
import { type MatrixRoute, walk } from './walk.ts'

const ACCOUNT = '/studio/@:id'

/** Every route of the studio that is about one account, and the action that it does; `:id` stands for its handle. */
const ROUTES: MatrixRoute[] = [
  { method: 'GET', url: ACCOUNT, action: 'account.see' },
  { method: 'GET', url: `${ACCOUNT}/articles`, action: 'account.see' },
  { method: 'GET', url: `${ACCOUNT}/articles/new`, action: 'article.create' },
  { method: 'POST', url: `${ACCOUNT}/articles/new`, action: 'article.create', body: { language: 'en' } },
  { method: 'GET', url: `${ACCOUNT}/comments`, action: 'account.see' },
  { method: 'GET', url: `${ACCOUNT}/series`, action: 'account.see' },
  { method: 'GET', url: `${ACCOUNT}/series/new`, action: 'series.change' },
  { method: 'POST', url: `${ACCOUNT}/series/new`, action: 'series.change', body: { title: 'S' } },
  { method: 'POST', url: `${ACCOUNT}/series/answer`, action: 'series.change', also: [404] },
  { method: 'GET', url: `${ACCOUNT}/members`, action: 'account.see' },
  { method: 'POST', url: `${ACCOUNT}/members`, action: 'account.members', also: [422] },
  {
    method: 'POST',
    url: `${ACCOUNT}/members/x/role`,
    action: 'account.members',
    body: { role: 'owner' },
    also: [409],
  },
  { method: 'POST', url: `${ACCOUNT}/members/x/removal`, action: 'account.members', also: [409] },
  { method: 'POST', url: `${ACCOUNT}/invitations/x/withdrawal`, action: 'account.members' },
  { method: 'GET', url: `${ACCOUNT}/profile`, action: 'account.see' },
  { method: 'POST', url: `${ACCOUNT}/profile`, action: 'account.change', body: { name: 'N' } },
  { method: 'POST', url: `${ACCOUNT}/avatar`, action: 'account.change', also: [422] },
]

/** A page that each member sees of themselves. */
const ELSEWHERE = [`GET ${ACCOUNT}/members/x/removal`]

const app = await createStudioApp()
const room = await makeStudioRoom(app)
const far = await makeStudioRoom(app)
const person = async (name: string, session: Session, roles: Parameters<typeof actorIn>[2] = []) => ({
  name,
  session,
  actor: await actorIn(app, session, roles),
})

test('the table has every route of the studio that is about an account', () => {
  const plain = (url: string) => url.replace(':handle', ':id').replace(/:(person|invitation)/, 'x')
  const listed = new Set([...ROUTES.map(({ method, url }) => `${method} ${url}`), ...ELSEWHERE])
  const missing = app.routes
    .filter(({ url, method }) => url.startsWith('/studio/@') && method !== 'HEAD')
    .map(({ method, url }) => `${method} ${plain(url)}`)
    .filter((name) => !listed.has(name))
  expect(missing).toEqual([])
})

test('an account', { timeout: 60_000 }, async () => {
  // Editors and moderators of the portal are nobody to an account of others: they are not told that it has a studio.
  const people = [
    { name: 'signed out' },
    await person('stranger', await app.signIn()),
    await person('owner of another account', far.owner),
    await person('writer', room.writer),
    await person('editor of the account', room.editor),
    await person('owner', room.owner),
  ]
  const made = { id: room.handle, subject: { accountId: room.accountId } }
  const count = await walk({
    app,
    people,
    routes: ROUTES,
    make: async () => made,
    stateOf: async () => membersOf(app.database.db, room.accountId),
  })
  expect(count).toBe(people.length * ROUTES.length)
  for (const roles of [['editor'], ['moderator'], ['operator']] as const)
    expect((await app.get(`/studio/@${room.handle}`, await app.signIn([...roles]))).status).toBe(404)
})
