import { sql } from 'kysely'
import { type Database, type Tx, transact } from '../../../platform/database/index.ts'
import { PACE_HALF_DAYS } from './evergreen.ts'

/** Roll-ups of events taken at once, of which there is one each few seconds. */
const ROLLS = 20
/** Reads looked at in one step: beyond them a flood adds nothing, and company shows in a sample as well. */
const READS = 20_000
/** Others of a visitor's day that a read is counted together with. Who reads more in a day than that is no reader. */
const TOGETHER = 20
/** Others kept for an article. */
const KEPT = 40

/**
 * Takes the reads that were rolled up since the last time into who-reads-what-together and into how much articles are
 * read of late: each pair of articles once a visitor and day, whichever came first. Until nothing is left, in small
 * steps; of many at once all but one do nothing. Gives how many reads it took.
 */
export async function countCoreading(database: Database, now: Date): Promise<number> {
  let taken = 0
  for (;;) {
    const step = await transact(database, (tx) => countOnce(tx, now))
    if (!step) return taken
    taken += step.reads
  }
}

async function countOnce(tx: Tx, now: Date): Promise<{ reads: number } | undefined> {
  const mine = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('masthead coreading')) as mine`.execute(tx.db)
  if (!mine.rows[0]?.mine) return undefined
  const progress = await sql<{ from: number; upto: number }>`
    select c.roll::float8 as from, least(p.roll, c.roll + ${sql.lit(ROLLS)})::float8 as upto
      from coread_progress c cross join reading_progress p where p.roll > c.roll`.execute(tx.db)
  const [rolls] = progress.rows
  if (!rolls) return undefined
  const { rows } = await sql<{ article_id: string; readers: number }>`
    with told as (
      select distinct e.day, e.visitor, e.article_id
        from reading_batch b join read_event e on e.batch_id = b.id
       where b.roll > ${rolls.from} and b.roll <= ${rolls.upto} limit ${sql.lit(READS)}),
    fresh as materialized (
      select s.day, s.visitor, s.article_id, s.roll from told join reading_seen s using (day, visitor, article_id)
       where s.has_read and s.roll > ${rolls.from} and s.roll <= ${rolls.upto}),
    pairs as (
      select f.article_id as one, o.article_id as other
        from fresh f cross join lateral (
          select s.article_id, s.roll from reading_seen s
           where s.day = f.day and s.visitor = f.visitor and s.has_read and s.article_id <> f.article_id
           limit ${sql.lit(TOGETHER)}) o
       where o.roll < f.roll or (o.roll = f.roll and o.article_id < f.article_id)),
    sums as (
      select one as article_id, other as other_id, count(*)::real as readers
        from (select one, other from pairs union all select other, one from pairs) both_ways group by 1, 2),
    counted as (
      insert into coread as c (article_id, other_id, readers, counted_at)
      select article_id, other_id, readers, ${now} from sums order by 1, 2
      on conflict (article_id, other_id) do update
        set readers = ${decayedSql('c', now)} + excluded.readers, counted_at = excluded.counted_at),
    pace as (
      insert into reading_pace as p (article_id, readers, counted_at)
      select article_id, count(*), ${now} from fresh group by 1 order by 1
      on conflict (article_id) do update
        set readers = ${decayedSql('p', now)} + excluded.readers, counted_at = excluded.counted_at)
    select f.article_id, count(*)::int as readers from fresh f group by 1 order by 1`.execute(tx.db)
  await sql`update coread_progress set roll = ${rolls.upto}`.execute(tx.db)
  const touched = rows.map((row) => row.article_id)
  await keepFew(tx, touched, now)
  await bringForward(tx, touched)
  return { reads: rows.reduce((sum, row) => sum + row.readers, 0) }
}

/** Readers as they weigh now: half after four weeks. */
function decayedSql(alias: 'c' | 'p', now: Date) {
  const [readers, at] = [sql.ref(`${alias}.readers`), sql.ref(`${alias}.counted_at`)]
  const seconds = sql.lit(PACE_HALF_DAYS * 86_400)
  return sql`(${readers} * power(0.5, greatest(extract(epoch from ${now}::timestamptz - ${at}), 0) / ${seconds}))::real`
}

/** Of the others of each of these articles the strongest stay. Those that gained one are bounded with them the next time they are read. */
async function keepFew(tx: Tx, articleIds: readonly string[], now: Date): Promise<void> {
  if (articleIds.length === 0) return
  await sql`
    delete from coread d using (
      select a.id, weak.other_id from unnest(${articleIds}::text[]) a(id)
       cross join lateral (
         select c.other_id from coread c where c.article_id = a.id
          order by ${decayedSql('c', now)} desc, c.other_id desc offset ${sql.lit(KEPT)}) weak) w
     where d.article_id = w.id and d.other_id = w.other_id`.execute(tx.db)
}

/** What is read is worked out again six hours after the last time; what another works on is left to it. */
async function bringForward(tx: Tx, articleIds: readonly string[]): Promise<void> {
  await sql`
    update related_due d set due_at = least(coalesce(d.due_at, 'infinity'), w.soon)
      from (select article_id, made_at + interval '6 hours' as soon from related_due
             where article_id = any(${articleIds}::text[]) and made_at is not null
               and (due_at is null or due_at > made_at + interval '6 hours')
             order by article_id for update skip locked) w
     where d.article_id = w.article_id`.execute(tx.db)
}
