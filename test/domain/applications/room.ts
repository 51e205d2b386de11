import { expect } from 'vitest'
import { findApplication } from '../../../src/domain/applications/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'
import { makeActor } from './support.ts'

export const now = new Date('2026-03-01T08:00:00Z')

/** A database of its own with two editors, and what tests ask of it. Call it at the top of a file. */
export async function makeEditorsRoom() {
  const database = await createTestDatabase()
  const lin = await makeActor(database, '林', 'editor')
  const zhou = await makeActor(database, '周', 'editor')
  const tx = <T>(work: Parameters<typeof transact<T>>[1]) => transact(database, work)
  const set = (patch: Parameters<typeof changeSettings>[1]) =>
    tx((t) => changeSettings(t, patch, { actor: null, now }))
  const read = async (id: string) => {
    const found = await findApplication(database, id)
    if (!found) throw new Error('no such application')
    return found
  }
  const kinds = async (id: string) => (await read(id)).steps.map(({ kind }) => kind)
  const notices = async (personId: string) =>
    (
      await database.db
        .selectFrom('notification')
        .select('kind')
        .where('person_id', '=', personId)
        .orderBy('id')
        .execute()
    ).map(({ kind }) => kind)
  return { database, lin, zhou, tx, set, read, kinds, notices }
}

/** The error of this code, with at least these details. */
export function wrong(code: string, details: object = {}) {
  return { code, ...(Object.keys(details).length > 0 && { details: expect.objectContaining(details) }) }
}
