import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { HotSettings } from '../../settings/index.ts'

/** An article that may be on a hot list, with its votes as they weigh at the moment. */
export type HotCandidate = {
  articleId: string
  channelId: string | null
  publishedAt: Date
  votes: number
  expected: number
}

type Since = { roll: number; settings: HotSettings; now: Date }

/**
 * The articles that something happened to after a roll-up, and those that were candidates before: by index, as many as
 * there were events and places, however large the portal is.
 */
export async function hotCandidates(tx: Tx, { roll, settings, now }: Since): Promise<HotCandidate[]> {
  const { rows } = await sql<HotCandidate>`
    with looked as (
      select article_id from article_heat where roll > ${roll} union select article_id from hot_candidate)
    select l.article_id as "articleId", l.channel_id as "channelId", l.published_at as "publishedAt",
           h.votes * left_of as votes, h.expected * left_of as expected
      from looked join article_heat h using (article_id) join listing l using (article_id)
      cross join lateral (select power(0.5, greatest(0, extract(epoch from ${now}::timestamptz - h.at)) / 3600
        / ${settings.hotVoteHours}::float8) as left_of) x
     order by 1`.execute(tx.db)
  return rows
}

/** Articles published in the days that a channel's average is taken of. */
export const AVERAGE_DAYS = 3
const AVERAGE_MOST = 20_000

/** How many articles each channel published of late; '' for all together. Reads no further than the newest 20,000. */
export async function recentArticles(tx: Tx, now: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ channel_id: string | null; articles: number }>`
    select channel_id, count(*)::int as articles from (
      select channel_id from listing where published_at > ${new Date(now.getTime() - AVERAGE_DAYS * 86_400_000)}
       order by published_at desc limit ${sql.lit(AVERAGE_MOST)}) l group by channel_id`.execute(tx.db)
  const counts = new Map(rows.map((row) => [row.channel_id ?? '-', row.articles]))
  return counts.set(
    '',
    rows.reduce((sum, row) => sum + row.articles, 0),
  )
}
