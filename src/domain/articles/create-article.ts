import { newId } from '../../kernel/ids.ts'
import { insertRows, type Tx } from '../../platform/database/index.ts'
import type { RevisionDraft } from './draft.ts'
import { writeRevisions } from './write-revisions.ts'

export type NewArticle = {
  accountId: string
  draft: RevisionDraft
  /** An ID that was given out before, because other articles link to this one already. */
  articleId?: string
  actor: string | null
  now: Date
}

export type CreatedArticle = { articleId: string; revisionId: string }

/** Begins an article of an account with its first revision. It is not published yet. Throws `article.invalid`. */
export async function createArticle(tx: Tx, article: NewArticle): Promise<CreatedArticle> {
  const [created] = await createArticles(tx, [article])
  return created as CreatedArticle
}

/** {@link createArticle} for many, by as many statements as for one. Gives their IDs in the order of the articles. */
export async function createArticles(tx: Tx, articles: NewArticle[]): Promise<CreatedArticle[]> {
  const named = articles.map((article) => ({ ...article, articleId: article.articleId ?? newId() }))
  const rows = named.map(({ articleId, accountId, actor, now }) => ({
    id: articleId,
    account_id: accountId,
    created_at: now,
    created_by: actor,
  }))
  await insertRows(tx, 'article', rows)
  const revisionIds = await writeRevisions(
    tx,
    named.map((article) => ({ ...article, number: 1, kind: 'first', note: '' })),
  )
  return named.map(({ articleId }, at) => ({ articleId, revisionId: revisionIds[at] as string }))
}
