import { sql } from 'kysely'
import { insertRows, type Tx } from '../../../platform/database/index.ts'
import { type ArticleSubject, findSubjects } from './derived-state.ts'

/**
 * Brings what the studio's lists show of these articles up to what their rows say. Every verb that moves an article on
 * its way calls this at its end. Two queries and a write, however many articles.
 */
export async function keepWork(tx: Tx, articleIds: string[]): Promise<void> {
  const subjects = await findSubjects(tx.db, articleIds)
  const shown = subjects.filter(isShown)
  const ids = new Set(shown.map(({ articleId }) => articleId))
  const gone = articleIds.filter((id) => !ids.has(id))
  if (gone.length > 0) await tx.db.deleteFrom('article_work').where('article_id', 'in', gone).execute()
  await insertRows(tx, 'article_work', shown.map(toRow), {
    onConflict: `(article_id) do update set state = excluded.state, needs = excluded.needs, title = excluded.title,
      language = excluded.language, changed_at = excluded.changed_at`,
  })
}

/** What is published and asks for nothing is in `listing`. */
function isShown({ state, needs }: ArticleSubject): boolean {
  return state !== 'published' || needs !== null
}

function toRow(subject: ArticleSubject) {
  return {
    article_id: subject.articleId,
    account_id: subject.accountId,
    author_id: subject.ownerId,
    state: subject.state,
    needs: subject.needs,
    title: subject.title,
    language: subject.language,
    changed_at: subject.changedAt,
  }
}

/** Sets what a save of the working copy changes in the lists; the state stays. */
export async function touchWork(
  tx: Tx,
  articleId: string,
  { title, language, now }: { title: string; language: string; now: Date },
): Promise<void> {
  const { numAffectedRows } = await sql`
    update article_work set title = ${title}, language = ${language}, changed_at = ${now}
     where article_id = ${articleId}`.execute(tx.db)
  // A published article whose working copy changes for the first time.
  if (numAffectedRows === 0n) await keepWork(tx, [articleId])
}
