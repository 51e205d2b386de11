import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** What stands around an article of its own: earlier ones of its account, and others on its topics with the topic's name. */
export type AroundArticle = { past: ListedArticle[]; onTopics: { article: ListedArticle; topic: string }[] }

/** Rows of {@link aroundSql}: times are text. */
export type AroundRow = Omit<ListedRow, 'published_at' | 'updated_at'> & {
  topic: string | null
  published_at: string
  updated_at: string
}

const PAST = 5
const RELATED = 6

/**
 * A scalar subquery for what an article's page shows of others because of this article, newest first, by index: it
 * comes with the article's own row, as JSON, which costs the driver less than a second answer of rows. `article` and
 * `account` are columns of the outer query.
 */
export function aroundSql(article: string, account: string): string {
  return `(select json_agg(o) from (
    with picked as (
      (select null as topic, k.article_id from listing k
        where k.account_id = ${account} and k.article_id <> ${article}
        order by k.published_at desc, k.article_id desc limit ${PAST})
      union all
      (select distinct on (n.published_at, n.article_id) t.name, n.article_id
         from (select topic_id from listing_topic where article_id = ${article} limit 8) mine
         join topic t on t.id = mine.topic_id
         cross join lateral (select k.article_id, k.published_at from listing_topic k where k.topic_id = mine.topic_id
               and k.article_id <> ${article} order by k.published_at desc, k.article_id desc limit ${RELATED}) n
        order by n.published_at desc, n.article_id desc limit ${RELATED})
    )
    select picked.topic, ${LISTED.columns} from picked join listing l using (article_id) ${LISTED.joins}
     order by l.published_at desc, l.article_id desc) o)`
}

/** The rows of {@link aroundSql}, sorted apart. */
export function toAround(rows: AroundRow[] | null): AroundArticle {
  const found: AroundArticle = { past: [], onTopics: [] }
  for (const row of rows ?? []) {
    const times = { published_at: new Date(row.published_at), updated_at: new Date(row.updated_at) }
    const article = toListed({ ...row, ...times })
    if (row.topic === null) found.past.push(article)
    else found.onTopics.push({ article, topic: row.topic })
  }
  return found
}
