import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'

export type LockedArticle = {
  accountId: string
  /** The revision that readers see, or the last one they saw; null when never published. */
  publishedRevisionId: string | null
  retracted: boolean
  /** Number of the latest revision. */
  lastNumber: number
}

/** Locks an article until the end of the transaction, so that its state cannot change meanwhile. Internal to articles. */
export async function lockArticle(tx: Tx, articleId: string): Promise<LockedArticle> {
  const locked = await sql<{
    account_id: string
  }>`select account_id from article where id = ${articleId} for update`.execute(tx.db)
  const article = locked.rows[0]
  if (!article) throw new CodedError('article.not_found', { articleId })
  // A second statement: it sees what was committed while we waited for the lock.
  const state = await sql<{ published: string | null; retracted: boolean; last: number }>`
    select
      (select p.revision_id from publication p join revision r on r.id = p.revision_id
        where p.article_id = ${articleId} order by r.number desc limit 1) as published,
      exists (select from retraction where article_id = ${articleId} and undone_at is null) as retracted,
      (select max(number) from revision where article_id = ${articleId}) as last`.execute(tx.db)
  const row = state.rows[0]
  return {
    accountId: article.account_id,
    publishedRevisionId: row?.published ?? null,
    retracted: row?.retracted ?? false,
    lastNumber: row?.last ?? 0,
  }
}
