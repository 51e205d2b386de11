import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** Why an article is stored as related to another: the largest part of its score, and what that names. */
export type StoredReason = { kind: 'content' | 'coread' | 'topic' | 'account'; about: string }

/** What stands around an article of its own: earlier ones of its account, and those stored as related to it, best first. */
export type AroundArticle = {
  past: ListedArticle[]
  related: { article: ListedArticle; reason: StoredReason }[]
}

/** Rows of {@link aroundSql}: times are text. */
export type AroundRow = Omit<ListedRow, 'published_at' | 'updated_at'> & {
  reason: StoredReason['kind'] | null
  about: string
  published_at: string
  updated_at: string
}

const PAST = 5
const RELATED = 8

/**
 * A scalar subquery for what an article's page shows of others because of this article, by index: it
 * comes with the article's own row, as JSON, which costs the driver less than a second answer of rows. `article` and
 * `account` are columns of the outer query.
 */
export function aroundSql(article: string, account: string): string {
  return `(select json_agg(o) from (
    with picked as (
      (select null as reason, '' as about, 0 as position, k.article_id from listing k
        where k.account_id = ${account} and k.article_id <> ${article}
        order by k.published_at desc, k.article_id desc limit ${PAST})
      union all
      (select r.reason, r.about, r.position, r.other_id from related_article r
        where r.article_id = ${article} order by r.position limit ${RELATED})
    )
    select picked.reason, picked.about, ${LISTED.columns}
      from picked join lateral (select * from listing where article_id = picked.article_id offset 0) l on true ${LISTED.joins}
     order by picked.position, l.published_at desc, l.article_id desc) o)`
}

/** The rows of {@link aroundSql}, sorted apart. */
export function toAround(rows: AroundRow[] | null): AroundArticle {
  const found: AroundArticle = { past: [], related: [] }
  for (const row of rows ?? []) {
    const times = { published_at: new Date(row.published_at), updated_at: new Date(row.updated_at) }
    const article = toListed({ ...row, ...times })
    if (row.reason === null) found.past.push(article)
    else found.related.push({ article, reason: { kind: row.reason, about: row.about } })
  }
  return found
}
