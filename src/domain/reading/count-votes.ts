import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { HotSettings } from '../settings/index.ts'
import { countHeat } from './count-heat.ts'
import type { ReactionVote } from './reactions.ts'
import type { Roll } from './roll.ts'
import type { Vote } from './vote.ts'

/**
 * Takes the reads of a roll-up and these reactions into the sums. A visitor counts as a reader of an article once a day,
 * and has one vote for it a day, which is the strongest of what they did. Unknown articles count nothing.
 */
export async function countVotes(
  tx: Tx,
  { number, batches, since, now }: Roll,
  reactions: readonly ReactionVote[],
  settings: HotSettings,
): Promise<void> {
  // All of the statement sees the rows as they were before it, so that `known` is what came earlier. Sums are written
  // in the order of their keys, as everybody else does.
  const { rows } = await sql<Vote>`
    with told as (
      select day, least(at, ${now}) as at, article_id, visitor, network, joined, referrer, points, true as is_read
        from read_event where batch_id = any(${batches}::text[]) and day >= ${since}::date
      union all
      select day, least(at, ${now}), article_id, decode(visitor, 'hex'), decode(network, 'hex'), decode(joined, 'hex'),
             null, points, false
        from unnest(${reactions.map((one) => one.day)}::date[], ${reactions.map((one) => one.at)}::timestamptz[],
                    ${reactions.map((one) => one.articleId)}::text[],
                    ${reactions.map((one) => one.visitor.toString('hex'))}::text[],
                    ${reactions.map((one) => one.network?.toString('hex') ?? null)}::text[],
                    ${reactions.map((one) => one.joined?.toString('hex') ?? null)}::text[],
                    ${reactions.map((one) => one.points)}::real[])
          as r (day, at, article_id, visitor, network, joined, points)),
    given as (
      select t.day, t.visitor, t.article_id, min(t.at) as at, bool_or(t.is_read) as is_read, max(t.points) as points,
             (array_agg(t.network order by t.at) filter (where t.network is not null))[1] as network,
             (array_agg(t.joined order by t.at) filter (where t.joined is not null))[1] as joined,
             (array_agg(t.referrer order by t.at) filter (where t.referrer is not null))[1] as referrer
        from told t join listing l on l.article_id = t.article_id group by 1, 2, 3),
    fresh as (
      select g.*, g.is_read and not coalesce(k.has_read, false) as reads, g.points - coalesce(k.points, 0) as gain
        from given g left join reading_seen k using (day, visitor, article_id)
       where g.is_read and not coalesce(k.has_read, false) or g.points > coalesce(k.points, 0)),
    seen as (
      insert into reading_seen as s (day, visitor, article_id, points, has_read, roll)
      select day, visitor, article_id, points, is_read, ${number} from fresh
      on conflict (day, visitor, article_id) do update
        set points = greatest(s.points, excluded.points), has_read = s.has_read or excluded.has_read,
            roll = case when s.has_read then s.roll else excluded.roll end),
    by_hour as (
      select article_id, date_trunc('hour', at, 'UTC') as hour, count(*)::int as reads
        from fresh where reads group by 1, 2),
    hourly as (
      insert into article_reads_hourly as h (article_id, hour, reads)
      select article_id, hour, reads from by_hour order by 1, 2
      on conflict (article_id, hour) do update set reads = h.reads + excluded.reads),
    by_day as (select day, article_id, count(*)::int as reads from fresh where reads group by 1, 2),
    daily as (
      insert into article_reads_daily as d (day, article_id, reads) select day, article_id, reads from by_day order by 2
      on conflict (day, article_id) do update set reads = d.reads + excluded.reads),
    of_account as (
      insert into account_reads_daily as d (account_id, day, reads)
      select a.account_id, s.day, sum(s.reads)::int from by_day s join article a on a.id = s.article_id
       group by 1, 2 order by 1, 2
      on conflict (account_id, day) do update set reads = d.reads + excluded.reads),
    total as (
      insert into article_reads as t (article_id, reads)
      select article_id, sum(reads) from by_day group by 1 order by 1
      on conflict (article_id) do update set reads = t.reads + excluded.reads)
    select day::text, at, article_id as "articleId", encode(network, 'hex') as network, encode(joined, 'hex') as joined,
           encode(referrer, 'hex') as referrer, gain::float8 as points
      from fresh where gain > 0 order by 2, 3`.execute(tx.db)
  await countHeat(tx, rows, { settings, roll: number, now })
}
