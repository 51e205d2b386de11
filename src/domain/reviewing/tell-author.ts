import type { Tx } from '../../platform/database/index.ts'
import { notify } from '../notifications/index.ts'

type Telling = {
  articleId: string
  kind:
    | 'article.published'
    | 'article.scheduled'
    | 'article.changes'
    | 'article.refused'
    | 'article.edit_proposed'
    | 'article.unscheduled'
    | 'article.retracted'
    | 'article.restored'
  /** The editor's words. */
  reason: string
  now: Date
}

/** Tells whoever handed an article in last, or began it, what became of it. Internal to reviewing. */
export async function tellAuthor(tx: Tx, { articleId, kind, reason, now }: Telling): Promise<void> {
  const row = await tx.db
    .selectFrom('article')
    .leftJoin('submission', 'submission.article_id', 'article.id')
    .leftJoin('revision', 'revision.id', 'submission.revision_id')
    .select(['article.created_by', 'submission.submitted_by', 'revision.title'])
    .where('article.id', '=', articleId)
    .orderBy('submission.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const personId = row?.submitted_by ?? row?.created_by
  if (!personId) return
  const params = { title: row?.title ?? '', reason }
  await notify(tx, { personId, kind, params, href: `/studio/articles/${articleId}/history`, now })
}
