import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { keepWork } from '../articles/index.ts'
import type { Actor } from '../permissions/index.ts'
import type { DraftFields } from './draft-fields.ts'
import { lockAllowed } from './lock-draft.ts'
import { keepOwnCopy, writeFields } from './write-fields.ts'

type Restoring = { articleId: string; copyId: string; actor: Actor; now: Date }

/**
 * Takes a version that lost for the working copy; what stands there now is kept in its place. Throws
 * `article.not_found`, `people.forbidden`, `people.wrong_state`, `draft.copy_missing`.
 */
export async function restoreCopy(tx: Tx, { articleId, copyId, actor, now }: Restoring): Promise<void> {
  await lockAllowed(tx, articleId, 'article.write', actor)
  const copy = await tx.db
    .selectFrom('draft_copy')
    .select('fields')
    .where('id', '=', copyId)
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!copy) throw new CodedError('draft.copy_missing')
  await keepOwnCopy(tx, { articleId, actor, now })
  // What it pointed to may be gone by now; the text and its words are what was lost.
  const { title, summary, body, topics, label, sourceName, sourceUrl } = copy.fields as unknown as DraftFields
  const fields = { title, summary, body, topics, label, sourceName, sourceUrl }
  await writeFields(tx, { articleId, fields, actor, now })
  await keepWork(tx, [articleId])
}
