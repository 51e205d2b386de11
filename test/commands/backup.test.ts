import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { backup } from '../../src/commands/backup.ts'
import { bringUpToDate } from '../../src/commands/bring-up-to-date.ts'
import { restore } from '../../src/commands/restore.ts'
import { type Database, transact } from '../../src/platform/database/index.ts'
import { enqueue } from '../../src/platform/jobs/index.ts'
import { readSecret } from '../../src/platform/secret.ts'
import { openStorage } from '../../src/platform/storage/index.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts'
import { testIo } from '../support/io.ts'

const folder = mkdtempSync(join(tmpdir(), 'masthead-backup-'))
const file = join(folder, 'portal.tar')
let source: TestDatabase

beforeAll(async () => {
  source = await createTestDatabase()
  await bringUpToDate(source)
  await seed(source)
  await backup.run([file], ioOf(source, 'source'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a restored portal is equal, table by table and file by file', async () => {
  const target = await createEmptyDatabase()
  await restore.run([file], ioOf(target, 'equal'))
  const [before, after] = [await contentsOf(source), await contentsOf(target)]
  expect(Object.keys(before).length).toBeGreaterThan(20)
  for (const name of Object.keys(before)) expect(after[name], name).toEqual(before[name])
  expect(await filesOf('equal')).toEqual(await filesOf('source'))
  expect(await readSecret(join(folder, 'equal'))).toBe(await readSecret(join(folder, 'source')))
  const { rows } = await target.pool.query('select name, data from pgboss.job')
  expect(rows).toEqual([{ name: 'ranking.refresh-hot', data: { scope: 'sport' } }])
})

test('foreign keys and triggers are in force again', async () => {
  const target = await createEmptyDatabase()
  await restore.run([file], ioOf(target, 'constraints'))
  expect(await constraintsOf(target)).toEqual(await constraintsOf(source))
  await expect(target.pool.query("update revision set title = 'other'")).rejects.toThrow(/immutable/)
})

test('the file is for its owner only and never overwritten by accident', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await expect(backup.run([file], ioOf(source, 'source'))).rejects.toMatchObject({ code: 'backup.exists' })
})

test('gzip both ways', async () => {
  const zipped = join(folder, 'portal.tar.gz')
  await backup.run([zipped], ioOf(source, 'source'))
  expect(gunzipSync(readFileSync(zipped)).includes('masthead-backup.json')).toBe(true)
  const target = await createEmptyDatabase()
  await restore.run([zipped], ioOf(target, 'zipped'))
  expect(await contentsOf(target)).toEqual(await contentsOf(source))
})

test('a portal that holds something is refused and left alone', async () => {
  const before = await contentsOf(source)
  await expect(restore.run([file], ioOf(source, 'source'))).rejects.toMatchObject({
    code: 'restore.not_empty',
  })
  expect(await contentsOf(source)).toEqual(before)
})

test("a database with somebody else's tables is refused", async () => {
  const target = await createEmptyDatabase()
  await target.pool.query('create table theirs (id int)')
  await expect(restore.run([file], ioOf(target, 'theirs'))).rejects.toMatchObject({
    code: 'restore.not_empty',
  })
})

test.each([
  ['cut in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), 'backup.damaged'],
  ['cut near its end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3000), 'backup.damaged'],
  ['with one bit turned', flip, 'backup.damaged'],
  ['that is something else', () => Buffer.from('%PDF-1.7 not a backup at all'), 'backup.foreign'],
  ['that is empty', () => Buffer.alloc(0), 'backup.foreign'],
])('a file %s is refused before anything is touched', async (name, spoil, code) => {
  const spoilt = join(folder, 'spoilt.tar')
  writeFileSync(spoilt, spoil(readFileSync(file)))
  const target = await createEmptyDatabase()
  const error = await restore.run([spoilt], ioOf(target, `spoilt ${name}`)).catch((caught) => caught)
  expect(error).toMatchObject({ code })
  expect(error.message).not.toContain('\n')
  const { rows } = await target.pool.query(
    "select 1 from pg_class where relkind = 'r' and relname = 'article'",
  )
  expect(rows).toEqual([])
})

test('a file of a newer Masthead is refused', async () => {
  const newer = join(folder, 'newer.tar')
  const target = await createTestDatabase()
  await target.pool.query("insert into migration values ('9999-future.sql', now())")
  const { writeBackup } = await import('../../src/platform/backup/index.ts')
  const storage = openStorage(`file:${join(folder, 'newer-files')}`)
  await writeBackup({ database: target, storage, dataDir: folder, path: newer, now: new Date() })
  const empty = await createEmptyDatabase()
  await expect(restore.run([newer], ioOf(empty, 'newer'))).rejects.toMatchObject({ code: 'backup.newer' })
})

test('a backup of an older schema is migrated', async () => {
  const old = await createEmptyDatabase()
  await bringUpToDate(old, '0001-people.sql')
  await old.pool.query(
    "insert into person (id, name, email) values ('0000000000001', 'Ada', 'ada@example.org')",
  )
  const path = join(folder, 'old.tar')
  const { writeBackup } = await import('../../src/platform/backup/index.ts')
  const storage = openStorage(`file:${join(folder, 'old-files')}`)
  await writeBackup({ database: old, storage, dataDir: folder, path, now: new Date() })
  const target = await createEmptyDatabase()
  await bringUpToDate(target)
  await restore.run([path], ioOf(target, 'old'))
  const { rows } = await target.pool.query('select name from person')
  expect(rows).toEqual([{ name: 'Ada' }])
  expect((await target.pool.query('select * from listing')).rowCount).toBe(0)
})

test('a folder that is not there', async () => {
  const path = join(folder, 'no', 'such', 'folder.tar')
  await expect(backup.run([path], ioOf(source, 'source'))).rejects.toMatchObject({
    code: 'backup.unwritable',
  })
})

test.runIf(process.getuid?.() === 0)('a full disk leaves no half a backup', async (context) => {
  const small = join(folder, 'small')
  mkdirSync(small)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small]).status !== 0)
    return context.skip('no mount')
  onTestFinished(() => void spawnSync('umount', ['-l', small]))
  const failed = backup.run([join(small, 'portal.tar')], ioOf(source, 'source'))
  await expect(failed).rejects.toThrow(/portal\.tar: the disk is full/)
  expect(readdirSync(small)).toEqual([])
})

function ioOf(database: TestDatabase, name: string): ReturnType<typeof testIo> {
  return testIo({ DATABASE_URL: database.url, DATA_DIR: join(folder, name) }, folder)
}

function flip(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf('Ada Lovelace')
  copy[at] = (copy[at] as number) ^ 1
  return copy
}

async function seed(database: Database): Promise<void> {
  await readSecret(join(folder, 'source'))
  const storage = openStorage(`file:${join(folder, 'source', 'files')}`)
  await storage.put('ab/picture.bin', Buffer.alloc(300_000, 7))
  await storage.put('cd/empty.bin', Buffer.alloc(0))
  const awkward = 'Ada Lovelace\n\\N\t"quoted", 数据 \\. \u{1f600}\r\n\\.\nend'
  const { pool } = database
  await pool.query("insert into account (id, handle, name, created_at) values ('a1', 'ada', $1, now())", [
    awkward,
  ])
  await pool.query(
    "insert into account_figures (account_id, articles, reads) values ('a1', 1, 9007199254740991)",
  )
  await pool.query("insert into article (id, account_id, created_at) values ('t1', 'a1', now())")
  await pool.query(
    `insert into revision (id, article_id, number, title, slug, language, body, plain, label, units, topics, created_at)
     values ('r1', 't1', 1, $1, 's', 'en', $2, repeat($1, 2000), 'original', 1, $3, '2026-01-02 03:04:05.678901+02')`,
    [awkward, JSON.stringify({ type: 'doc', text: awkward }), ['a,b', '"', '\\', '']],
  )
  // The reply comes before what it replies to, and the table refers to itself.
  await pool.query(
    `insert into comment (id, article_id, account_id, parent_id, author_name, body, state, floor, shown_at, created_at)
     values ('c1', 't1', 'a1', 'c2', 'x', $1, 'visible', 1, now(), now()), ('c2', 't1', 'a1', null, 'y', '', 'held', null, null, now())`,
    [awkward],
  )
  await pool.query("insert into reading_salt values ('2026-01-01', $1)", [
    Buffer.from([0, 1, 2, 255, 10, 92]),
  ])
  // In a partition that the restored portal does not have.
  await pool.query(
    "create table read_event_20260101 partition of read_event for values from ('2026-01-01') to ('2026-01-02')",
  )
  await pool.query(
    `insert into read_event (day, at, batch_id, article_id, visitor, network, points)
     values ('2026-01-01', '2026-01-01', 'b1', 't1', 'v', 'n', 1), ('2026-01-02', '2026-01-02', 'b1', 't1', 'v', 'n', 1)`,
  )
  await transact(database, (tx) => enqueue(tx, 'ranking.refresh-hot', { scope: 'sport' }))
}

async function contentsOf(database: Database): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await database.pool.query(
    "select relname as name from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace order by 1",
  )
  const all: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    if (name === 'migration') continue
    all[name] = (await database.pool.query(`select t::text from "${name}" t order by 1`)).rows
  }
  return all
}

async function constraintsOf(database: Database): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    `select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as definition, convalidated
       from pg_constraint where connamespace = 'public'::regnamespace
        and conrelid not in (select oid from pg_class where relispartition) order by 1, 2`,
  )
  return rows
}

async function filesOf(name: string): Promise<Record<string, string>> {
  const storage = openStorage(`file:${join(folder, name, 'files')}`)
  const all: Record<string, string> = {}
  for await (const { key } of storage.list()) {
    const hash = createHash('sha256')
    for await (const chunk of (await storage.open(key)).stream) hash.update(chunk)
    all[key] = hash.digest('hex')
  }
  return all
}
