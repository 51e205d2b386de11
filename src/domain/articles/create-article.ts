import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { RevisionDraft } from './draft.ts'
import { writeRevision } from './write-revision.ts'

type NewArticle = {
  accountId: string
  draft: RevisionDraft
  /** An ID that was given out before, because other articles link to this one already. */
  articleId?: string
  actor: string | null
  now: Date
}

/** Begins an article of an account with its first revision. It is not published yet. Throws `article.invalid`. */
export async function createArticle(
  tx: Tx,
  { accountId, draft, articleId = newId(), actor, now }: NewArticle,
): Promise<{ articleId: string; revisionId: string }> {
  await tx.db
    .insertInto('article')
    .values({ id: articleId, account_id: accountId, created_at: now, created_by: actor })
    .execute()
  const revisionId = await writeRevision(tx, {
    articleId,
    number: 1,
    draft,
    kind: 'first',
    note: '',
    actor,
    now,
  })
  return { articleId, revisionId }
}
