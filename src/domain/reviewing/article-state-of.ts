import type { Db, Tx } from '../../platform/database/index.ts'
import { findSubject } from '../articles/index.ts'
import type { ArticleStateName } from '../permissions/index.ts'

/** The state of an article, or undefined when there is none. One query. */
export async function articleStateOf(
  db: Db | Tx['db'],
  articleId: string,
): Promise<ArticleStateName | undefined> {
  return (await findSubject(db, articleId))?.state
}
