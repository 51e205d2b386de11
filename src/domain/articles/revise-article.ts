import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { RevisionDraft, RevisionKind } from './draft.ts'
import { type LockedArticle, lockArticles } from './lock-article.ts'
import { publishLocked } from './publish-article.ts'
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

export type RevisedArticle = { revisionId: string; isPublished: boolean }

/**
 * Adds a revision to an article. One that is published shows it from the commit on; a draft stays a draft.
 * Throws `article.not_found`, `article.retracted`, `article.invalid`.
 */
export async function reviseArticle(tx: Tx, revising: Revising): Promise<RevisedArticle> {
  const [revised] = await reviseArticles(tx, [revising])
  return revised as RevisedArticle
}

/** {@link reviseArticle} for many different articles, by as many statements as for one. Gives what it did in their order. */
export async function reviseArticles(tx: Tx, revisings: Revising[]): Promise<RevisedArticle[]> {
  if (revisings.length === 0) return []
  const locked = await lockArticles(
    tx,
    revisings.map(({ articleId }) => articleId),
  )
  const revisions = revisings.map(({ note = '', ...revising }, at) => {
    const { retracted, lastNumber } = locked[at] as LockedArticle
    if (retracted) throw new CodedError('article.retracted', { articleId: revising.articleId })
    return { ...revising, note, number: lastNumber + 1 }
  })
  const ids = await writeRevisions(tx, revisions)
  const revised = revisings.map(({ articleId, actor, now }, at) => {
    const isPublished = locked[at]?.publishedRevisionId !== null
    return { articleId, revisionId: ids[at] as string, isPublished, publishedAt: now, actor, now }
  })
  await publishLocked(
    tx,
    revised.filter(({ isPublished }) => isPublished),
    { wereListed: true },
  )
  await keepWork(
    tx,
    revised.map(({ articleId }) => articleId),
  )
  return revised.map(({ revisionId, isPublished }) => ({ revisionId, isPublished }))
}
