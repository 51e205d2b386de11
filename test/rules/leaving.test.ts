import { afterAll, beforeAll, expect, test } from 'vitest'
import { leave } from '../../src/domain/people/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { addPeople } from '../support/people.ts'
import { createRealApp, type RealApp } from '../support/real-app.ts'

/** What stays of a person who left, and why. Everything else that has their ID must be gone. */
const STAYS: Record<string, string> = {
  comment: 'Others answered it: it stays without a name.',
  reaction_event: 'It waits for the roll-up, which counts and deletes it within seconds.',
  role_grant: 'Who decided what must be told later; it is ended.',
}

let real: RealApp
beforeAll(async () => {
  real = await createRealApp()
})
afterAll(() => real.close())

test('leaving takes away every row that is a person’s, but for what is named here', async () => {
  const { context, database } = real
  const [personId = ''] = await addPeople(database, 1)
  const { rows: tables } = await database.pool.query<{ name: string }>(TABLES)
  const own = tables.map(({ name }) => name)
  expect(own).toEqual(
    expect.arrayContaining(['push_subscription', 'notice_choice', 'digest', 'unsubscribe_key']),
  )
  await fillEveryTable(personId)
  const now = context.now()
  await transact(database, (tx) => leave(tx, { personId, parts: context.personalParts, now }))
  const left: string[] = []
  for (const name of own) {
    const { rows } = await database.pool.query(`select from "${name}" where person_id = $1 limit 1`, [
      personId,
    ])
    if (rows.length > 0) left.push(name)
  }
  expect(left.sort()).toEqual(Object.keys(STAYS).sort())
})

const TABLES = `select t.relname as name from pg_class t join pg_attribute a on a.attrelid = t.oid
  where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
    and a.attname = 'person_id' order by 1`

/**
 * One row in each table, whose texts are all the same, so that they belong together; those with a `person_id` are the
 * person's. Checks are dropped and triggers rest meanwhile: what a row says is of no account here, only that it is there.
 */
async function fillEveryTable(personId: string): Promise<void> {
  const client = await real.database.pool.connect()
  try {
    await client.query('begin')
    await client.query("set local session_replication_role = 'replica'")
    const { rows: checks } = await client.query(
      `select conrelid::regclass::text as name, conname from pg_constraint
        where contype = 'c' and conislocal and connamespace = 'public'::regnamespace`,
    )
    for (const { name, conname } of checks)
      await client.query(`alter table ${name} drop constraint if exists "${conname}"`)
    const { rows } = await client.query(COLUMNS)
    for (const { name, columns, types } of rows) {
      const values = columns.map((column: string, at: number) =>
        column === 'person_id' ? `'${personId}'` : literalOf(types[at]),
      )
      const names = columns.map((column: string) => `"${column}"`)
      await client.query(
        `insert into "${name}" (${names.join(', ')}) values (${values.join(', ')}) on conflict do nothing`,
      )
    }
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Per table its columns that must be given, with their types. */
const COLUMNS = `
  select t.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
         array_agg(format_type(a.atttypid, null) order by a.attnum) as types
    from pg_class t join pg_attribute a on a.attrelid = t.oid
   where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
     and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
     and (a.attname = 'person_id' or a.attnotnull and not a.atthasdef)
   group by t.relname`

function literalOf(type: string): string {
  if (type.endsWith('[]')) return `'{}'`
  if (type.startsWith('timestamp') || type === 'date') return 'now()'
  const known: Record<string, string> = { bytea: `'x'`, jsonb: `'{}'`, boolean: 'false', text: `'x'` }
  return known[type] ?? `'1'`
}
