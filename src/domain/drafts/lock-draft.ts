import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type ArticleSubject, findSubject } from '../articles/index.ts'
import { type Action, type Actor, mustBeAllowed } from '../permissions/index.ts'

/**
 * Locks an article until the end of the transaction and checks that the actor may do this to it in the state it is in
 * then. Throws `article.not_found` (also to whoever has nothing to do with it), `people.forbidden`, `people.wrong_state`.
 */
export async function lockAllowed(
  tx: Tx,
  articleId: string,
  action: Action,
  actor: Actor,
): Promise<ArticleSubject> {
  await sql`select from article where id = ${articleId} for update`.execute(tx.db)
  const subject = await findSubject(tx.db, articleId)
  if (!subject) throw new CodedError('article.not_found', { articleId })
  mustBeAllowed(actor, action, subject, 'article.not_found')
  return subject
}
