import type { Tx } from '../../platform/database/index.ts'
import { fileUnderSeries } from '../series/index.ts'

/** What a publication brings with it: the article's place in the series that its author chose. Internal to reviewing. */
export async function afterPublication(
  tx: Tx,
  {
    articleId,
    revisionId,
    actor,
    now,
  }: { articleId: string; revisionId: string; actor: string | null; now: Date },
): Promise<void> {
  const submission = await tx.db
    .selectFrom('submission')
    .select('series_id')
    .where('article_id', '=', articleId)
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  if (submission) await fileUnderSeries(tx, { articleId, seriesId: submission.series_id, actor, now })
}
