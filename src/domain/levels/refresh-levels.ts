import { sql } from 'kysely'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import { LEVELS } from './levels.ts'

/** Accounts a transaction: as many as their tags fit into one notice. */
const BATCH = 150
/** Reads of a day are written some moments after its end. */
const SETTLED_MS = 3600_000

type Row = { account_id: string; level: number; moved: boolean; is_new: boolean }

/**
 * Computes every account's level anew from its rows. Of the reads only those of days that ended since the last time are
 * added up. Pages that show a level are tagged `level:{account}`, those that show all numbers `numbers:{account}`.
 */
export async function refreshLevels(database: Database, now: Date): Promise<void> {
  const until = new Date(now.getTime() - SETTLED_MS).toISOString().slice(0, 10)
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows } = await sql<{ id: string }>`
      select account_id as id from account_figures where account_id > ${after}
       order by account_id limit ${sql.lit(BATCH)}`.execute(database.db)
    const ids = rows.map((row) => row.id)
    await transact(database, (tx) => refreshSome(tx, { ids, until, now }))
    after = ids.length === BATCH ? ids.at(-1) : undefined
  }
}

async function refreshSome(
  tx: Tx,
  { ids, until, now }: { ids: string[]; until: string; now: Date },
): Promise<void> {
  const { rows } = await sql<Row>`
    with counted as (
      select f.account_id, f.articles, f.followers, coalesce(k.reads, 0) + coalesce((
               select sum(d.reads) from account_reads_daily d
                where d.account_id = f.account_id and d.day < ${until}::date
                  and d.day >= coalesce(k.reads_until, '-infinity')), 0) as reads,
             greatest(coalesce(k.reads_until, '-infinity'), ${until}::date) as reads_until,
             extract(epoch from ${now}::timestamptz - a.created_at) / 86400 as days
        from account_figures f join account a on a.id = f.account_id
        left join account_level k on k.account_id = f.account_id
       where f.account_id = any(${ids}::text[])),
    levelled as (select *, ${levelOf()} as level from counted)
    insert into account_level as k (account_id, level, since, articles, followers, reads, reads_until, made_at)
    select account_id, level, ${now}, articles, followers, reads, reads_until, ${now} from levelled order by account_id
        on conflict (account_id) do update set
           level = excluded.level, since = case when k.level = excluded.level then k.since else excluded.since end,
           articles = excluded.articles, followers = excluded.followers, reads = excluded.reads,
           reads_until = excluded.reads_until, made_at = excluded.made_at
         where (k.level, k.articles, k.followers, k.reads, k.reads_until)
               is distinct from (excluded.level, excluded.articles, excluded.followers, excluded.reads, excluded.reads_until)
    returning account_id, level, since = made_at as moved, xmax = 0 as is_new`.execute(tx.db)
  for (const { account_id, level, moved, is_new } of rows) {
    if (moved && (level > 1 || !is_new)) tx.purge(`level:${account_id}`)
    tx.purge(`numbers:${account_id}`)
  }
}

/** The highest level whose conditions are met, as SQL over `articles`, `followers`, `reads` and `days`. */
function levelOf() {
  const [lowest, ...others] = LEVELS
  const cases = others
    .toReversed()
    .map(
      (rule) =>
        `when articles >= ${rule.articles} and followers >= ${rule.followers} and reads >= ${rule.reads} and days >= ${rule.days} then ${rule.level}`,
    )
  return sql.raw(`(case ${cases.join(' ')} else ${lowest?.level ?? 1} end)::smallint`)
}
