import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

const DAY_MS = 86_400_000
const WINDOW_DAYS = 14

type ReadArticle = { articleId: string; publishedAt: Date }

/**
 * Reads of the last 14 days, per article and day (UTC) as the counter would have left them: most on the first day, then
 * fewer by a third a day, with a share for what is left of today.
 */
export async function addReads(
  tx: Tx,
  articles: readonly ReadArticle[],
  random: () => number,
  now: Date,
): Promise<void> {
  const rows = articles.flatMap((article) => {
    const draw = 260 + Math.floor(random() ** 2 * 9000)
    return daysSince(article.publishedAt, now).map((day) => ({
      ...day,
      articleId: article.articleId,
      reads: Math.max(1, Math.round(draw * day.share * (0.8 + random() * 0.4))),
    }))
  })
  await sql`
    with given as (
      select * from unnest(${rows.map((row) => row.day)}::date[], ${rows.map((row) => row.articleId)}::text[],
                           ${rows.map((row) => row.reads)}::int[]) as g (day, article_id, reads)),
    daily as (insert into article_reads_daily (day, article_id, reads) select day, article_id, reads from given),
    by_account as (
      insert into account_reads_daily (account_id, day, reads)
      select a.account_id, g.day, sum(g.reads)::int from given g join article a on a.id = g.article_id group by 1, 2
      on conflict (account_id, day) do update set reads = account_reads_daily.reads + excluded.reads)
    insert into article_reads (article_id, reads) select article_id, sum(reads) from given group by article_id`.execute(
    tx.db,
  )
}

/** The days on which an article can have been read, with the share of its readers that each brought. */
function daysSince(publishedAt: Date, now: Date): { day: string; share: number }[] {
  const first = Math.max(startOfDay(publishedAt), startOfDay(now) - (WINDOW_DAYS - 1) * DAY_MS)
  const days = []
  for (let at = first; at <= now.getTime(); at += DAY_MS) {
    const age = Math.max(0, (at - startOfDay(publishedAt)) / DAY_MS)
    const open = Math.min(at + DAY_MS, now.getTime()) - Math.max(at, publishedAt.getTime())
    days.push({
      day: new Date(at).toISOString().slice(0, 10),
      share: 0.67 ** age * Math.max(0.04, open / DAY_MS),
    })
  }
  return days
}

function startOfDay(moment: Date): number {
  return Math.floor(moment.getTime() / DAY_MS) * DAY_MS
}
