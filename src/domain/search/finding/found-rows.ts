import { statement } from '../../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from '../../listing/index.ts'
import { LOOKED_THROUGH, markAll, markPassage, type Piece } from './marked.ts'
import type { Session } from './session.ts'

/** An article that was found, with its hits marked. */
export type FoundArticle = { article: ListedArticle; title: Piece[]; passage: Piece[] }

const WIDE = 96
const WIDE_LATIN = 190
const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu

const readFound = statement<ListedRow & { plain: string }>(`
  select ${LISTED.columns}, r.plain
    from unnest($1::text[]) with ordinality as w (id, position)
    cross join lateral (select * from listing where article_id = w.id offset 0) l
    cross join lateral (select left(plain, ${LOOKED_THROUGH}) as plain from revision where id = l.revision_id offset 0) r
    ${LISTED.joins}
   order by w.position limit 100`)

/** The articles of a page, in the order of their IDs. */
export async function foundRows(
  session: Session,
  ids: string[],
  terms: ReadonlySet<string>,
): Promise<FoundArticle[]> {
  if (ids.length === 0) return []
  const rows = await readFound(session, [ids])
  return rows.map((row) => ({
    article: toListed(row),
    title: markAll(row.title, terms),
    passage: markPassage(row.plain, terms, widthFor(row.plain)) ?? [{ text: row.summary, hit: false }],
  }))
}

function widthFor(text: string): number {
  const start = text.slice(0, 200)
  return (start.match(CJK)?.length ?? 0) > start.length / 4 ? WIDE : WIDE_LATIN
}
