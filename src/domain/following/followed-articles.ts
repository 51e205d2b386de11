import { type Database, statement } from '../../platform/database/index.ts'
import { type Cursor, LISTED, type ListedArticle, type ListedRow, toListed } from '../listing/index.ts'
import { type FollowKind, MOST_FOLLOWS } from './followable.ts'

export type FeedCursor = Cursor

/** An article of something that a person follows, and what of it brought the article here. */
export type FollowedArticle = { article: ListedArticle; via: { kind: FollowKind; name: string } }

type Row = ListedRow & { via_kind: FollowKind; via_name: string }

const SIZE = 30
const BEFORE = '(published_at, article_id) < ($2, $3) order by published_at desc, article_id desc limit'

// The newest of each thing followed says which of them can be on this page at all; only those are asked for more. Ranks
// are counted in articles: the same one may be the newest of several topics.
const feed = statement<Row>(`
  with heads as materialized (
    ${heads('account', 'follow', 'listing')} union all
    ${heads('topic', 'topic_follow', 'listing_topic')} union all
    ${heads('series', 'series_follow', 'listing_series')}),
  sources as materialized (
    select kind, id from (
      select kind, id, dense_rank() over (order by published_at desc, article_id desc) as place from heads) ranked
     where place <= ${SIZE + 1}),
  picked as materialized (
    select distinct on (published_at, article_id) article_id, published_at, kind, id from (
      ${rest('account', 'listing')} union all ${rest('topic', 'listing_topic')} union all ${rest('series', 'listing_series')}) found
     order by published_at desc, article_id desc, kind limit ${SIZE + 1})
  select ${LISTED.columns}, p.kind as via_kind,
         case p.kind when 'account' then a.name
                     when 'topic' then (select name from topic where id = p.id)
                     else (select title from series where id = p.id) end as via_name
    from picked p join listing l using (article_id) ${LISTED.joins}
   order by l.published_at desc, l.article_id desc`)

function heads(kind: FollowKind, follows: string, list: string): string {
  return `select '${kind}' as kind, f.id, n.published_at, n.article_id
    from (select ${kind}_id as id from ${follows} where person_id = $1 limit ${MOST_FOLLOWS[kind]}) f
   cross join lateral (select published_at, article_id from ${list} where ${kind}_id = f.id and ${BEFORE} 1) n`
}

function rest(kind: FollowKind, list: string): string {
  return `select s.kind, s.id, n.published_at, n.article_id from sources s
   cross join lateral (select published_at, article_id from ${list} where ${kind}_id = s.id and ${BEFORE} ${SIZE + 1}) n
   where s.kind = '${kind}'`
}

/**
 * A page of what the accounts, topics and series that a person follows published, newest first, each article once.
 * One query: a look-up for each follow (which are bounded), whatever they published.
 */
export async function followedArticles(
  database: Pick<Database, 'pool'>,
  personId: string,
  before?: FeedCursor,
): Promise<{ articles: FollowedArticle[]; older?: FeedCursor }> {
  const from = before ?? { publishedAt: new Date('9999-01-01'), id: 'zzzzzzzzzzzzz' }
  const rows = await feed(database, [personId, from.publishedAt, from.id])
  const articles = rows.slice(0, SIZE).map((row) => ({
    article: toListed(row),
    via: { kind: row.via_kind, name: row.via_name },
  }))
  const last = articles.at(-1)?.article
  return rows.length > SIZE && last
    ? { articles, older: { publishedAt: last.publishedAt, id: last.id } }
    : { articles }
}
