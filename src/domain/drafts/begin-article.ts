import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { keepWork, recordEvent } from '../articles/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import type { DraftFields } from './draft-fields.ts'
import { toColumns } from './draft-row.ts'
import { emptyFields } from './empty-fields.ts'

type Beginning = {
  accountId: string
  actor: Actor
  /** BCP 47, of what will be written. */
  language: string
  /** What is known already, for example of an uploaded Markdown file; checked by `checkFields`. */
  fields?: Partial<DraftFields>
  /** Sent twice (a double click), the second time gives the article of the first. */
  key?: string
  now: Date
}

/** Begins an article of an account with an empty working copy. Throws `account.not_found`, `people.forbidden`. */
export async function beginArticle(tx: Tx, beginning: Beginning): Promise<{ articleId: string }> {
  const { accountId, actor, language, fields, now } = beginning
  mustBeAllowed(actor, 'article.create', { accountId }, 'account.not_found')
  const articleId = beginning.key ?? newId()
  const article = { id: articleId, account_id: accountId, created_at: now, created_by: actor.personId }
  const inserted = await tx.db
    .insertInto('article')
    .values(article)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return { articleId: await sameArticle(tx, articleId, beginning) }
  const row = toColumns({ ...emptyFields(language), ...fields })
  await tx.db
    .insertInto('draft')
    .values({ article_id: articleId, version: 1, ...row, changed_at: now, changed_by: actor.personId })
    .execute()
  await recordEvent(tx, { articleId, kind: 'begun', actor: actor.personId, now })
  await keepWork(tx, [articleId])
  return { articleId }
}

/** The key is the article's ID, which the page made: somebody else's article is not told of, another one is begun. */
async function sameArticle(tx: Tx, articleId: string, beginning: Beginning): Promise<string> {
  const known = await tx.db
    .selectFrom('article')
    .select('id')
    .where('id', '=', articleId)
    .where('account_id', '=', beginning.accountId)
    .where('created_by', '=', beginning.actor.personId)
    .executeTakeFirst()
  if (known) return known.id
  return (await beginArticle(tx, { ...beginning, key: undefined })).articleId
}
