import { type Database, statement } from '../../platform/database/index.ts'
import type { RevisionKind } from './draft.ts'

/** The published revisions of an article, newest first, at most 200. */
export type ArticleHistory = {
  number: number
  kind: RevisionKind
  note: string
  at: Date
  revisionId: string
}[]

const history = statement<{
  number: number
  kind: RevisionKind
  note: string
  at: Date
  revision_id: string
}>(`
  select r.number, r.kind, r.note, p.published_at as at, r.id as revision_id
    from publication p join revision r on r.id = p.revision_id
   where p.article_id = $1 order by r.number desc limit 200`)

const texts = statement<{ number: number; title: string; plain: string }>(`
  select r.number, r.title, r.plain from publication p join revision r on r.id = p.revision_id
   where p.article_id = $1 and r.number = any($2)`)

export async function findHistory(database: Database, articleId: string): Promise<ArticleHistory> {
  const rows = await history(database, [articleId])
  return rows.map(({ revision_id, ...row }) => ({ ...row, revisionId: revision_id }))
}

/** Titles and plain texts of published revisions by number; others are left out. */
export async function revisionTexts(
  database: Database,
  articleId: string,
  numbers: number[],
): Promise<Map<number, { title: string; plain: string }>> {
  const rows = await texts(database, [articleId, numbers])
  return new Map(rows.map((row) => [row.number, { title: row.title, plain: row.plain }]))
}
