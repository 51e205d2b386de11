import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { knownMigrations, migrate } from '../../src/platform/database/index.ts'
import { createEmptyDatabase, createTestDatabase } from '../support/database.ts'
import { read, root } from './source.ts'

const folder = join(root, 'migrations')
let scratch: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'masthead-schema-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

describe('migrations', () => {
  test('run from empty, once', async () => {
    const database = await createEmptyDatabase()
    expect(await migrate(database, { folder })).toEqual(await knownMigrations(folder))
    expect(await migrate(database, { folder })).toEqual([])
  })

  test('are applied once when many nodes start together', async () => {
    const database = await createEmptyDatabase()
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database, { folder })))
    expect(applied.flat().sort()).toEqual(await knownMigrations(folder))
  })

  test('are numbered without a gap', async () => {
    const numbers = (await knownMigrations(folder)).map((name) => Number(name.slice(0, 4)))
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))
  })

  test('and the types agree', async () => {
    const database = await createTestDatabase()
    const file = join(scratch, 'schema.ts')
    await promisify(execFile)(
      process.execPath,
      [join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'), '--url', database.url, '--out-file', file],
      { cwd: root },
    )
    const hint =
      'Run `kysely-codegen` against a migrated database: the schema and its types have drifted apart.'
    expect(await readFile(file, 'utf8'), hint).toBe(read('src/platform/database/generated/schema.ts'))
  })
})
