import { expect, test } from 'vitest'
import {
  COMMENT_STATES,
  type CommentState,
  deleteComment,
  doDeed,
  writeComment,
} from '../../../src/domain/comments/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { publishOne } from '../../support/content.ts'
import { actorIn, createStudioApp, makeStudioRoom, type Session } from '../../support/studio-app.ts'
import { addReader } from '../comments/seed.ts'
import { type Made, type MatrixRoute, walk } from './walk.ts'

const COMMENT = '/studio/comments/:id/deeds'

/** The studio's one route about a comment, once for each deed. */
const ROUTES: MatrixRoute[] = (
  [
    ['hide', {}],
    ['show', {}],
    ['hold', {}],
    ['approve', {}],
    ['pin', {}],
    ['unpin', {}],
    ['remove', { reason: 'R' }],
    ['restore', {}],
  ] as const
).map(([deed, more]) => ({
  method: 'POST',
  url: COMMENT,
  action: `comment.${deed}`,
  body: { deed, ...more },
}))

const app = await createStudioApp()
const room = await makeStudioRoom(app)
const far = await makeStudioRoom(app)
const { articleId } = await publishOne(app.database, room.accountId)
const person = async (name: string, session: Session, roles: Parameters<typeof actorIn>[2] = []) => ({
  name,
  session,
  actor: await actorIn(app, session, roles),
})

/** What the desk holds is lifted by other people than what a member of the account holds. */
const LIFT: MatrixRoute = { method: 'POST', url: COMMENT, action: 'comment.lift', body: { deed: 'approve' } }

async function make(state: CommentState, holder = room.writer.personId): Promise<Made> {
  const writer = await addReader(app.database, 'W')
  const now = new Date()
  const { commentId } = await transact(app.database, (tx) =>
    writeComment(tx, { articleId, body: `about ${writer.personId}` }, { actor: writer, now }),
  )
  const all: Actor = {
    personId: holder,
    roles: ['editor'],
    members: [{ accountId: room.accountId, role: 'owner' }],
  }
  const deed = { held: 'hold', hidden: 'hide', removed: 'remove' } as const
  await transact(app.database, async (tx) => {
    const by = { actor: all, now }
    if (state === 'deleted') await deleteComment(tx, { commentId }, { actor: writer, now })
    else if (state !== 'visible') await doDeed(tx, { commentId, deed: deed[state], reason: 'R' }, by)
    // Each made thing is pinned nowhere, so that the limit of pins is not what stands in the way.
    await tx.db.deleteFrom('comment_mark').where('kind', '=', 'pinned').execute()
  })
  return { id: commentId, subject: { accountId: room.accountId, state } }
}

test('the table has every route of the studio that is about a comment', () => {
  const found = app.routes.filter(({ url }) => url.startsWith('/studio/comments')).map(({ url }) => url)
  expect(found).toEqual([COMMENT])
})

async function everyone() {
  return [
    { name: 'signed out' },
    await person('stranger', await app.signIn()),
    await person('owner of another account', far.owner),
    await person('writer', room.writer),
    await person('editor of the account', room.editor),
    await person('owner', room.owner),
    await person('editor of the portal', await app.signIn(['editor']), ['editor']),
  ]
}

const stateOf = (id: string) =>
  app.database.db
    .selectFrom('comment_mark')
    .select(['kind', 'undone_at'])
    .where('comment_id', '=', id)
    .orderBy('id')
    .execute()

test('what the desk holds', { timeout: 60_000 }, async () => {
  const people = await everyone()
  const { personId } = await app.signIn(['moderator'])
  await walk({ app, people, routes: [LIFT], make: () => make('held', personId), stateOf })
})

test('a member sees why they cannot approve it, and no button for it', async () => {
  const path = `/studio/@${room.handle}/comments?show=held`
  await app.database.pool.query("update comment set state = 'deleted' where state = 'held'")
  await make('held', (await app.signIn(['moderator'])).personId)
  const desks = (await app.get(path, room.owner)).body
  expect(desks).toContain('this account cannot approve it')
  expect(desks).not.toContain('value="approve"')
  await make('held')
  expect((await app.get(path, room.owner)).body).toContain('value="approve"')
})

test.each(COMMENT_STATES)('a comment in the state %s', { timeout: 60_000 }, async (state) => {
  const people = await everyone()
  const count = await walk({
    app,
    people,
    routes: ROUTES,
    make: () => make(state),
    stateOf,
  })
  expect(count).toBe(people.length * ROUTES.length)
})
