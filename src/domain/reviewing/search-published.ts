import { type Database, statement } from '../../platform/database/index.ts'

/** A published article as the desk lists it. */
export type PublishedItem = {
  articleId: string
  title: string
  language: string
  channelId: string | null
  publishedAt: Date
  account: { handle: string; name: string }
}

/** A place in the list: a time and an article's ID. */
export type PublishedCursor = { at: Date; id: string }

const SIZE = 30
/** So many articles are looked through for one page; older ones by going on from there. */
const WINDOW = 10_000

type Row = Omit<PublishedItem, 'account'> & { handle: string; name: string }

const COLUMNS = `l.article_id as "articleId", l.title, l.language, l.channel_id as "channelId",
  l.published_at as "publishedAt", a.handle, a.name`
const ORDER = 'l.published_at desc, l.article_id desc'
const BEFORE = '(l.published_at, l.article_id) < ($1, $2)'

const newest = statement<Row>(`
  with picked as (select l.* from listing l where ${BEFORE} order by ${ORDER} limit ${SIZE + 1})
  select ${COLUMNS} from picked l join account a on a.id = l.account_id order by ${ORDER}`)

const ofAccount = statement<Row>(`
  with picked as (select l.* from listing l
                   where l.account_id = (select id from account where handle = $3) and ${BEFORE}
                   order by ${ORDER} limit ${SIZE + 1})
  select ${COLUMNS} from picked l join account a on a.id = l.account_id order by ${ORDER}`)

const titled = statement<Row>(`
  with looked as (select * from listing l where ${BEFORE} order by ${ORDER} limit ${WINDOW}),
       picked as (select * from looked l where l.title ilike $3 order by ${ORDER} limit ${SIZE + 1})
  select ${COLUMNS} from picked l join account a on a.id = l.account_id order by ${ORDER}`)

const edge = statement<{ at: Date; id: string }>(`
  select l.published_at as at, l.article_id as id from listing l where ${BEFORE}
   order by ${ORDER} offset ${WINDOW - 1} limit 1`)

/**
 * Published articles, newest first, thirty a page: all, those of an account (`@handle`), or those whose title holds the
 * words. Looks through at most 10,000 articles for a page; `next` goes on behind them.
 * At most two queries, by index.
 */
export async function searchPublished(
  database: Pick<Database, 'pool'>,
  words: string,
  from: PublishedCursor = { at: new Date('9999-01-01'), id: 'zzzzzzzzzzzzz' },
): Promise<{ items: PublishedItem[]; next?: PublishedCursor }> {
  const place = [from.at, from.id]
  const rows = words.startsWith('@')
    ? await ofAccount(database, [...place, words.slice(1).toLowerCase()])
    : words === ''
      ? await newest(database, place)
      : await titled(database, [...place, `%${words.replace(/[\\%_]/g, '\\$&')}%`])
  const items = rows.slice(0, SIZE).map(({ handle, name, ...row }) => ({ ...row, account: { handle, name } }))
  const last = rows.length > SIZE ? items.at(-1) : undefined
  if (last) return { items, next: { at: last.publishedAt, id: last.articleId } }
  if (words === '' || words.startsWith('@')) return { items }
  const [end] = await edge(database, place)
  return { items, next: end }
}
