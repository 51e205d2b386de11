import type { Db, Tx } from '../../platform/database/index.ts'

/** The ID of the last submission of an article, or undefined. One query. */
export async function latestSubmission(db: Db | Tx['db'], articleId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('submission')
    .select('id')
    .where('article_id', '=', articleId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
