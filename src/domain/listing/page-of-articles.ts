import { type Database, statement } from '../../platform/database/index.ts'
import { type Cursor, toCursor } from './cursor.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** Which list: the whole portal, or one channel's, account's or topic's. */
export type Scope = { kind: 'portal' } | { kind: 'channel' | 'account' | 'topic'; id: string }

/** A page of a list, newest first. `older` and `newer` continue it; undefined at its ends. */
export type ArticlesPage = { articles: ListedArticle[]; older?: Cursor; newer?: Cursor }

type Direction = 'older' | 'newer'

/**
 * A page of at most `size` articles, before (older than) or after (newer than) a cursor. One query by index: its cost
 * does not grow with the list.
 */
export async function pageOfArticles(
  database: Database,
  scope: Scope,
  { size, older, newer }: { size: number; older?: Cursor; newer?: Cursor },
): Promise<ArticlesPage> {
  const direction: Direction = newer ? 'newer' : 'older'
  const from = newer ?? older ?? { publishedAt: new Date('9999-01-01'), id: 'zzzzzzzzzzzzz' }
  const values: unknown[] = [from.publishedAt, from.id]
  if (scope.kind !== 'portal') values.push(scope.id)
  const rows = await QUERIES[scope.kind][direction](size + 1)(database, values)
  const more = rows.length > size
  const articles = rows.slice(0, size).map(toListed)
  if (direction === 'newer') articles.reverse()
  const first = articles[0]
  const last = articles.at(-1)
  const hasOlder = direction === 'older' ? more : true
  const hasNewer = direction === 'newer' ? more : older !== undefined
  return {
    articles,
    older: hasOlder && last ? toCursor(last) : undefined,
    newer: hasNewer && first ? toCursor(first) : undefined,
  }
}

const QUERIES = {
  portal: both('listing', 'true'),
  channel: both('listing', 'k.channel_id = $3'),
  account: both('listing', 'k.account_id = $3'),
  topic: both('listing_topic', 'k.topic_id = $3'),
}

function both(table: string, where: string) {
  return { older: query(table, where, '<', 'desc'), newer: query(table, where, '>', 'asc') }
}

// The limit is written out, one statement a page size: with a parameter PostgreSQL believes that a tenth of the table is
// wanted, and plans anew for each request on a large portal.
function query(table: string, where: string, than: '<' | '>', order: 'asc' | 'desc') {
  const bySize = new Map<number, ReturnType<typeof statement<ListedRow>>>()
  return (limit: number) => {
    const known = bySize.get(limit) ?? limited(table, where, than, order, limit)
    bySize.set(limit, known)
    return known
  }
}

function limited(table: string, where: string, than: '<' | '>', order: 'asc' | 'desc', limit: number) {
  return statement<ListedRow>(`
    with picked as (
      select k.article_id from ${table} k where ${where} and (k.published_at, k.article_id) ${than} ($1, $2)
       order by k.published_at ${order}, k.article_id ${order} limit ${limit})
    select ${LISTED.columns} from picked join listing l using (article_id) ${LISTED.joins}
     order by l.published_at ${order}, l.article_id ${order}`)
}
