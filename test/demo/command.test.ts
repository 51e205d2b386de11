import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demo } from '../../src/commands/demo.ts'
import { openAccount } from '../../src/domain/accounts/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { testIo } from '../support/io.ts'

const folder = mkdtempSync(join(tmpdir(), 'demo-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await transact(database, (tx) =>
    openAccount(tx, { handle: 'somebody', name: 'Somebody', language: 'en', now: new Date() }),
  )
})

const io = () => testIo({ DATA_DIR: folder, DATABASE_URL: database.url }, folder)

test.each(['0', '-3', 'many', '1.5', '99999999'])(
  '--articles %s is a mistake on the command line',
  async (count) => {
    await expect(demo.run([`--articles=${count}`], io())).rejects.toMatchObject({ code: 'command.usage' })
  },
)

test('a portal with content of its own is refused in one line, also for generated articles', async () => {
  for (const args of [[], ['--articles', '5']]) {
    const said = io()
    const failure = await demo.run(args, said).catch((error) => error)
    expect(failure).toMatchObject({ code: 'demo.not_empty' })
    expect(failure.message).toBe('this portal has accounts or articles; the demo fills an empty one only')
    expect(said.out()).toBe('')
  }
  const { rows } = await database.pool.query('select count(*)::int as n from article')
  expect(rows[0].n).toBe(0)
})

test('generated articles can be added to the demo', async () => {
  await database.pool.query(
    `insert into person (id, name, email) values ('0000000000001', 'x', 'operator@demo.test')`,
  )
  const said = io()
  expect(await demo.run(['--articles', '25'], said)).toBe(0)
  expect(said.out()).toMatch(/^25 generated articles in [\d.]+ s\.\n$/)
  const { rows } = await database.pool.query('select count(*)::int as n from listing')
  expect(rows[0].n).toBe(25)
})
