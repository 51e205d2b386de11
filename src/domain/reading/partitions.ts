import { sql } from 'kysely'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'

const DAY_MS = 86_400_000
/** Days whose partitions are made before they come: a job that stands still for a weekend does no harm. */
const AHEAD = 3
const PARTITIONED = ['read_event', 'impression_event', 'reading_seen', 'reading_cohort'] as const
type Partitioned = (typeof PARTITIONED)[number]

/** Gives today and the days to come a partition each; what came in before its day had one is moved there. */
export async function makePartitions(database: Database, now: Date): Promise<void> {
  for (const table of PARTITIONED) {
    for (let day = 0; day <= AHEAD; day++) {
      await transact(database, (tx) => makePartition(tx, table, dayAfter(now, day)))
    }
  }
}

/** Drops the partitions of days before `oldest` (UTC), and deletes what lies in the default one from then. */
export async function dropPartitions(database: Database, tables: Partitioned[], oldest: Date): Promise<void> {
  const day = oldest.toISOString().slice(0, 10)
  for (const table of tables) {
    for (const name of await partitionsOf(database, table)) {
      if (name.slice(-8) >= day.replaceAll('-', '')) continue
      await transact(database, async (tx) => {
        await waitAtMost(tx)
        await sql`drop table if exists ${sql.table(name)}`.execute(tx.db)
      })
    }
    await sql`delete from ${sql.table(`${table}_default`)} where day < ${day}::date`.execute(database.db)
  }
}

async function makePartition(tx: Tx, table: Partitioned, day: Date): Promise<void> {
  const from = day.toISOString().slice(0, 10)
  const name = `${table}_${from.replaceAll('-', '')}`
  const there = await sql<{
    yes: boolean
  }>`select to_regclass(${name}) is not null as yes`.execute(tx.db)
  if (there.rows[0]?.yes) return
  await waitAtMost(tx)
  const [parent, stray, own] = [sql.table(table), sql.table(`${table}_default`), sql.table(name)]
  // Nobody may write into the default one between the move and the moment when the partition takes over.
  await sql`lock table ${parent} in share row exclusive mode`.execute(tx.db)
  const again = await sql<{
    yes: boolean
  }>`select to_regclass(${name}) is not null as yes`.execute(tx.db)
  if (again.rows[0]?.yes) return
  await sql`create table ${own} (like ${parent} including defaults including constraints)`.execute(tx.db)
  await sql`with moved as (delete from ${stray} where day = ${from}::date returning *)
    insert into ${own} select * from moved`.execute(tx.db)
  const until = dayAfter(day, 1).toISOString().slice(0, 10)
  await sql`alter table ${parent} attach partition ${own} for values from (${sql.lit(from)}) to (${sql.lit(until)})`.execute(
    tx.db,
  )
}

async function partitionsOf({ db }: Database, table: Partitioned): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = ${table}::regclass and c.relname ~ '_[0-9]{8}$' order by 1`.execute(db)
  return rows.map(({ name }) => name)
}

/** Whoever waits for a table lock keeps everybody behind them waiting: rather another time. */
async function waitAtMost(tx: Tx): Promise<void> {
  await sql`set local lock_timeout = '2s'`.execute(tx.db)
}

function dayAfter(day: Date, days: number): Date {
  return new Date(day.getTime() + days * DAY_MS)
}
