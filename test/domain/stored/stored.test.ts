import { expect, test } from 'vitest'
import { measureStored, readStored } from '../../../src/domain/stored/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { createTestDatabase } from '../../support/database.ts'

const database = await createTestDatabase()
const at = (hour: number) => new Date(Date.UTC(2026, 4, 1, hour))

test('what is stored is measured by kind, and measured anew', async () => {
  expect(await readStored(database.db)).toEqual([])
  await database.pool.query(`insert into media (id, kind, mime, bytes, sha256, storage_key, created_at)
    values ('m1', 'picture', 'image/png', 1000, 'a', 'a', now()), ('m2', 'picture', 'image/png', 500, 'b', 'b', now())`)
  await database.pool.query("insert into media_variant values ('m1', 320, 'webp', 200, 70, 'c', now())")
  await transact(database, (tx) => measureStored(tx, at(1)))
  await transact(database, (tx) => measureStored(tx, at(2)))
  expect(await readStored(database.db)).toEqual([
    { kind: 'picture', files: 2, bytes: 1500, measuredAt: at(2) },
    { kind: 'video', files: 0, bytes: 0, measuredAt: at(2) },
    { kind: 'size', files: 1, bytes: 70, measuredAt: at(2) },
    { kind: 'proof', files: 0, bytes: 0, measuredAt: at(2) },
  ])
})
