import type { Db, Tx } from '../../platform/database/index.ts'
import type { Draft } from './draft-fields.ts'
import { toDraft, toFields } from './draft-row.ts'
import { emptyFields } from './empty-fields.ts'

/**
 * An article's working copy, or what it would begin with: the latest revision of an article that has none (version 0).
 * Undefined when there is no such article. Nothing is written. At most two queries.
 */
export async function findDraft(db: Db | Tx['db'], articleId: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('draft')
    .innerJoin('article', 'article.id', 'draft.article_id')
    .selectAll('draft')
    .select('article.account_id')
    .where('draft.article_id', '=', articleId)
    .executeTakeFirst()
  return row ? toDraft(row, row.account_id) : fromRevision(db, articleId)
}

async function fromRevision(db: Db | Tx['db'], articleId: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('article')
    .leftJoin('revision', 'revision.article_id', 'article.id')
    .leftJoin('series_entry', 'series_entry.article_id', 'article.id')
    .selectAll('revision')
    .select(['article.account_id', 'article.created_at as begun_at', 'series_entry.series_id'])
    .where('article.id', '=', articleId)
    .orderBy('revision.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    articleId,
    accountId: row.account_id,
    version: 0,
    fields: row.id ? toFields(row as never) : emptyFields('zh-CN'),
    savedAt: row.created_at ?? row.begun_at,
    savedBy: row.created_by,
    session: '',
    submittedVersion: row.id ? 0 : undefined,
  }
}
