import { newId } from '../../src/kernel/ids.ts'
import type { Database } from '../../src/platform/database/index.ts'

/** People who only exist; gives their IDs. */
export async function addPeople(database: Database, number: number, now = new Date()): Promise<string[]> {
  const people = Array.from({ length: number }, () => newId())
  await database.db
    .insertInto('person')
    .values(
      people.map((id) => ({
        id,
        name: `读者 ${id}`,
        email: `${id}@reader.test`,
        email_verified: true,
        created_at: now,
        updated_at: now,
      })),
    )
    .execute()
  return people
}
