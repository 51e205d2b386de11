import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { MailParams } from './send-mail.ts'

/** A notice as it is stored: of a comment or an article only which one it is about. */
type Stored = { kind: string; params: MailParams; href: string | null; about: string | null }

const EXCERPT = 120
/** Enough of a comment for its excerpt, whatever white space it has. */
const BEGINNING = 1000

/** What is told once that is no more, in the place of each kind that is about something; it leads nowhere. */
const GONE: Readonly<Record<string, string>> = {
  'comment.reply': 'comment.gone',
  'comment.mention': 'comment.gone',
  'article.new': 'article.gone',
}

/**
 * Puts into notices what comments and articles say now. Those of words that were taken away are marked (`isGone`) and
 * told as such. At most two queries by key, however many notices.
 */
export async function saidNow<Row extends Stored>(
  db: Db | Tx['db'],
  rows: Row[],
): Promise<(Row & { isGone: boolean })[]> {
  const isAbout = (row: Row) => row.about !== null && row.kind in GONE
  const wanted = rows.filter(isAbout)
  const idsOf = (of: (kind: string) => boolean) =>
    wanted.filter(({ kind }) => of(kind)).map(({ about }) => about as string)
  const said = new Map([
    ...(await commentsNow(
      db,
      idsOf((kind) => kind !== 'article.new'),
    )),
    ...(await articlesNow(
      db,
      idsOf((kind) => kind === 'article.new'),
    )),
  ])
  return rows.map((row) => {
    if (!isAbout(row)) return { ...row, isGone: false }
    const params = said.get(row.about as string)
    if (params) return { ...row, params, isGone: false }
    return { ...row, kind: GONE[row.kind] as string, params: {}, href: null, isGone: true }
  })
}

/** The beginning of what somebody wrote, on one line. */
export function excerpt(body: string): string {
  const characters = [...body.replace(/\s+/g, ' ')]
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join('')}…` : characters.join('')
}

type Said = [string, MailParams][]

/** Who left has no name any more, and what stands under an article that was taken back cannot be read. */
async function commentsNow(db: Db | Tx['db'], ids: string[]): Promise<Said> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; who: string; title: string; body: string }>`
    select c.id, l.title, left(c.body, ${sql.lit(BEGINNING)}) as body,
           case when c.author_name = '' then '—' when c.by_author then c.author_name
                else coalesce(p.name, c.author_name) end as who
      from comment c join listing l on l.article_id = c.article_id left join person p on p.id = c.person_id
     where c.id = any(${ids}::text[]) and c.state = 'visible'`.execute(db)
  return rows.map(({ id, who, title, body }) => [id, { who, title, text: excerpt(body) }])
}

async function articlesNow(db: Db | Tx['db'], ids: string[]): Promise<Said> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; name: string; title: string }>`
    select l.article_id as id, a.name, l.title from listing l join account a on a.id = l.account_id
     where l.article_id = any(${ids}::text[])`.execute(db)
  return rows.map(({ id, name, title }) => [id, { name, title }])
}
