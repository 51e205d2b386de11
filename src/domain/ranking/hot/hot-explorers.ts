import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { HotSettings } from '../../settings/index.ts'
import type { Explorer } from './place-explored.ts'

const NEWEST = 60
const DAYS = 7
/** An account so young, or with so few articles, is a newcomer. */
const NEWCOMER = { days: 60, articles: 5 }

type Row = Explorer & { scope: string }

/**
 * Articles of the last week that few have had in sight or read, among the newest 60 of the portal ('') and of each
 * channel. By index, bounded by the number of channels.
 */
export async function hotExplorers(
  tx: Tx,
  { hotExploreSeen }: HotSettings,
  now: Date,
): Promise<Map<string, Explorer[]>> {
  const { rows } = await sql<Row>`
    with newest as (
      (select '' as scope, article_id, account_id, published_at from listing
        order by published_at desc, article_id desc limit ${sql.lit(NEWEST)})
      union all
      select c.id, l.* from channel c cross join lateral (
        select article_id, account_id, published_at from listing where channel_id = c.id
         order by published_at desc, article_id desc limit ${sql.lit(NEWEST)}) l)
    select n.scope, n.article_id as "articleId", n.account_id as "accountId",
           a.created_at > ${new Date(now.getTime() - NEWCOMER.days * 86_400_000)}
             or coalesce(f.articles, 0) <= ${NEWCOMER.articles} as newcomer
      from newest n join account a on a.id = n.account_id left join account_figures f on f.account_id = n.account_id
      left join article_reads r on r.article_id = n.article_id
     where n.published_at > ${new Date(now.getTime() - DAYS * 86_400_000)}
       and coalesce(r.reads + r.impressions, 0) < ${hotExploreSeen}
     order by 1, 2`.execute(tx.db)
  const byScope = new Map<string, Explorer[]>()
  for (const { scope, ...one } of rows) byScope.set(scope, [...(byScope.get(scope) ?? []), one])
  return byScope
}
