import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { RevisionDraft, RevisionKind } from './draft.ts'
import { lockArticle } from './lock-article.ts'
import { publishArticle } from './publish-article.ts'
import { keepWork } from './work/keep-work.ts'
import { writeRevisions } from './write-revisions.ts'

type Revising = {
  articleId: string
  draft: RevisionDraft
  kind: Exclude<RevisionKind, 'first'>
  /** For readers: what changed and why. */
  note?: string
  actor: string | null
  now: Date
}

/**
 * Adds a revision to an article. One that is published shows it from the commit on; a draft stays a draft.
 * Throws `article.not_found`, `article.retracted`, `article.invalid`.
 */
export async function reviseArticle(tx: Tx, revising: Revising): Promise<{ revisionId: string }> {
  const { articleId, draft, kind, note = '', actor, now } = revising
  const article = await lockArticle(tx, articleId)
  if (article.retracted) throw new CodedError('article.retracted', { articleId })
  const number = article.lastNumber + 1
  const revision = { articleId, number, draft, kind, note, actor, now }
  const [revisionId] = (await writeRevisions(tx, [revision])) as [string]
  if (article.publishedRevisionId) await publishArticle(tx, { articleId, revisionId, actor, now })
  else await keepWork(tx, [articleId])
  return { revisionId }
}
