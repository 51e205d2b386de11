import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { shuffled } from './crowd.ts'
import type { Published } from './publish-articles.ts'

const DAY_MS = 86_400_000
const MOST = 140

/** Likes of articles over their first days, by some of the crowd. Keeps the figures of articles and accounts. */
export async function addLikes(
  tx: Tx,
  articles: readonly Published[],
  crowd: readonly string[],
  random: () => number,
  now: Date,
): Promise<void> {
  const rows = articles.flatMap(({ articleId, publishedAt }) =>
    shuffled(crowd, random)
      .slice(0, 6 + Math.floor(random() ** 2 * MOST))
      .map((personId) => {
        const at = publishedAt.getTime() + random() * 3 * DAY_MS
        return { articleId, personId, at: new Date(Math.min(at, now.getTime())) }
      }),
  )
  await sql`
    with given as (
      select * from unnest(${rows.map((row) => row.articleId)}::text[], ${rows.map((row) => row.personId)}::text[],
                           ${rows.map((row) => row.at)}::timestamptz[]) as g (article_id, person_id, at)),
    liked as (insert into article_like (article_id, person_id, liked_at) select article_id, person_id, at from given),
    by_article as (
      insert into article_figures as f (article_id, likes)
      select article_id, count(*)::int from given group by article_id
          on conflict (article_id) do update set likes = f.likes + excluded.likes)
    update account_figures f set likes = f.likes + counted.n
      from (select a.account_id, count(*)::int as n from given g join article a on a.id = g.article_id group by 1) as counted
     where f.account_id = counted.account_id`.execute(tx.db)
}
