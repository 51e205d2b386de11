import { type NewComment, type Written, writeComment } from '../../../src/domain/comments/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { type Database, transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'

export const NOW = new Date('2026-11-20T08:00:00Z')
const DAY_MS = 24 * 3600_000

/** Minutes after the time of these tests. */
export function after(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000)
}

/** Somebody who signed up so many days before. */
export async function somebody(database: Database, { days = 30, name = '读者' } = {}): Promise<Actor> {
  const id = newId()
  const created = new Date(NOW.getTime() - days * DAY_MS)
  await database.db
    .insertInto('person')
    .values({ id, name, email: `${id}@example.org`, created_at: created, updated_at: created })
    .execute()
  return { personId: id, roles: ['reader'], members: [] }
}

/** An article with its account and the account's owner. */
export async function somewhere(database: Database) {
  const { accountId, handle } = await makeRoom(database, NOW)
  const { articleId } = await publishOne(database, accountId, {}, NOW)
  const owner = await somebody(database, { name: '号主' })
  await database.db
    .insertInto('account_member')
    .values({ account_id: accountId, person_id: owner.personId, role: 'owner', joined_at: NOW })
    .execute()
  return {
    accountId,
    handle,
    articleId,
    owner: { ...owner, members: [{ accountId, role: 'owner' }] } as Actor,
  }
}

export function write(
  database: Database,
  actor: Actor,
  given: Partial<NewComment> & { articleId: string },
  now = NOW,
): Promise<Written> {
  return transact(database, (tx) => writeComment(tx, { body: newId(), ...given }, { actor, now }))
}
