import { sql } from 'kysely'
import type { Database } from '../../platform/database/index.ts'

/** One reading: who (hashed) read which article on which day (UTC). */
export type Read = { day: string; visitor: Buffer; articleId: string }

/**
 * Writes a batch of reads in one statement. A visitor counts once a day and article; unknown articles count nothing.
 * Returns how many were new.
 */
export async function recordReads(database: Database, reads: readonly Read[]): Promise<number> {
  if (reads.length === 0) return 0
  const result = await sql<{ counted: number }>`
    with batch as (
      select distinct b.day, b.visitor, b.article_id
        from unnest(${reads.map((read) => read.day)}::date[], ${reads.map((read) => read.visitor)}::bytea[],
                    ${reads.map((read) => read.articleId)}::text[]) as b(day, visitor, article_id)
        join listing l on l.article_id = b.article_id),
    fresh as (
      insert into reading_seen (day, visitor, article_id) select day, visitor, article_id from batch
      on conflict do nothing returning day, article_id),
    sums as (select day, article_id, count(*)::int as reads from fresh group by day, article_id order by article_id),
    daily as (
      insert into article_reads_daily (day, article_id, reads) select day, article_id, reads from sums
      on conflict (day, article_id) do update set reads = article_reads_daily.reads + excluded.reads),
    by_account as (
      insert into account_reads_daily (account_id, day, reads)
      select a.account_id, s.day, sum(s.reads)::int from sums s join article a on a.id = s.article_id
       group by a.account_id, s.day order by a.account_id, s.day
      on conflict (account_id, day) do update set reads = account_reads_daily.reads + excluded.reads),
    total as (
      insert into article_reads (article_id, reads) select article_id, sum(reads) from sums group by article_id order by article_id
      on conflict (article_id) do update set reads = article_reads.reads + excluded.reads)
    select coalesce(sum(reads), 0)::int as counted from sums`.execute(database.db)
  return result.rows[0]?.counted ?? 0
}
