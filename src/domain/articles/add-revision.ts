import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { RevisionDraft, RevisionKind } from './draft.ts'
import { lockArticle } from './lock-article.ts'
import { writeRevisions } from './write-revisions.ts'

type Adding = {
  articleId: string
  draft: RevisionDraft
  kind: RevisionKind
  note?: string
  actor: string | null
  now: Date
}

/**
 * Adds a revision that is not published: to be reviewed, or scheduled. Throws `article.not_found`, `article.retracted`,
 * `article.invalid`.
 */
export async function addRevision(tx: Tx, adding: Adding): Promise<{ revisionId: string }> {
  const { articleId, draft, kind, note = '', actor, now } = adding
  const article = await lockArticle(tx, articleId)
  if (article.retracted) throw new CodedError('article.retracted', { articleId })
  const number = article.lastNumber + 1
  const [revisionId] = (await writeRevisions(tx, [{ articleId, number, draft, kind, note, actor, now }])) as [
    string,
  ]
  return { revisionId }
}
