import { statement } from '../../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from '../../listing/index.ts'
import { LOOKED_FURTHER, markLater } from './later-passage.ts'
import { LOOKED_THROUGH, markAll, markPassage, type Piece } from './marked.ts'
import type { Session } from './session.ts'

/** An article that was found, with its hits marked. */
export type FoundArticle = { article: ListedArticle; title: Piece[]; passage: Piece[] }

const WIDE = 96
const WIDE_LATIN = 190
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu
/** Long texts of a page that are looked through beyond their beginning. */
const MOST_LONG = 10

type Row = ListedRow & { plain: string; revision_id: string }

const readFound = statement<Row>(`
  select ${LISTED.columns}, l.revision_id, r.plain
    from unnest($1::text[]) with ordinality as w (id, position)
    cross join lateral (select * from listing where article_id = w.id offset 0) l
    cross join lateral (select left(plain, ${LOOKED_THROUGH}) as plain from revision where id = l.revision_id offset 0) r
    ${LISTED.joins}
   order by w.position limit 100`)

const readLater = statement<{ id: string; plain: string }>(`
  select r.id, r.plain from unnest($1::text[]) as w (id)
   cross join lateral (select id, substr(plain, ${LOOKED_THROUGH + 1}, ${LOOKED_FURTHER}) as plain
                         from revision where id = w.id offset 0) r limit ${MOST_LONG}`)

/** The articles of a page, in the order of their IDs. Without a hit in its text an article shows its summary. */
export async function foundRows(
  session: Session,
  ids: string[],
  terms: ReadonlySet<string>,
): Promise<FoundArticle[]> {
  if (ids.length === 0) return []
  const rows = await readFound(session, [ids])
  const early = rows.map((row) => markPassage(row.plain, terms, widthFor(row.plain)))
  const later = await laterPassages(
    session,
    rows.filter((_, at) => early[at] === undefined),
    terms,
  )
  return rows.map((row, at) => ({
    article: toListed(row),
    title: markAll(row.title, terms),
    passage: early[at] ?? later.get(row.revision_id) ?? [{ text: row.summary, hit: false }],
  }))
}

/** Passages of texts that have their hits only further back, by revision. One query more, where there are such. */
async function laterPassages(
  session: Session,
  rows: Row[],
  terms: ReadonlySet<string>,
): Promise<Map<string, Piece[]>> {
  const long = rows.filter(({ plain }) => plain.length >= LOOKED_THROUGH).slice(0, MOST_LONG)
  if (long.length === 0 || terms.size === 0) return new Map()
  const texts = await readLater(session, [long.map((row) => row.revision_id)])
  const found = texts.map(({ id, plain }) => [id, markLater(plain, terms, widthFor(plain))] as const)
  return new Map(found.flatMap(([id, passage]) => (passage ? [[id, passage]] : [])))
}

function widthFor(text: string): number {
  const start = text.slice(0, 200)
  return (start.match(CJK)?.length ?? 0) > start.length / 4 ? WIDE : WIDE_LATIN
}
