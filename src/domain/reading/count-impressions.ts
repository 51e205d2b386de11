import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { HotSettings } from '../settings/index.ts'
import { addHeat } from './count-heat.ts'
import type { Roll } from './roll.ts'

/**
 * Takes what was in sight in a roll-up into the sums. The reads that a place is expected to bring fall with the
 * logarithm of its position, as in discounted gain (Järvelin and Kekäläinen 2002). Unknown articles count nothing.
 */
export async function countImpressions(
  tx: Tx,
  { number, batches, since, now }: Roll,
  settings: HotSettings,
): Promise<void> {
  const { rows } = await sql<{ articleId: string; expected: number }>`
    with shown as (
      select s.article_id, date_trunc('hour', least(e.at, ${now}), 'UTC') as hour, count(*)::int as impressions,
             sum(ln(2::float8) / ln(s.position + 1::float8)) * ${settings.hotPlaceReads / 1000}::float8 as expected
        from impression_event e cross join unnest(e.articles, e.positions) as s (article_id, position)
       where e.batch_id = any(${batches}::text[]) and e.day >= ${since}::date group by 1, 2),
    listed as (select s.* from shown s join listing l on l.article_id = s.article_id),
    hourly as (
      insert into article_reads_hourly as h (article_id, hour, impressions, expected)
      select article_id, hour, impressions, expected from listed order by 1, 2
      on conflict (article_id, hour) do update
        set impressions = h.impressions + excluded.impressions, expected = h.expected + excluded.expected),
    total as (
      insert into article_reads as t (article_id, impressions)
      select article_id, sum(impressions) from listed group by 1 order by 1
      on conflict (article_id) do update set impressions = t.impressions + excluded.impressions)
    select article_id as "articleId", sum(expected) as expected from listed group by 1 order by 1`.execute(
    tx.db,
  )
  if (rows.length === 0) return
  // Most readers are not signed in: what is expected is counted in the votes that they have.
  const votes = settings.hotAnonymous / 100
  const gained = rows.map((row) => ({ articleId: row.articleId, expected: row.expected * votes }))
  await addHeat(tx, gained, { settings, roll: number, now })
}
