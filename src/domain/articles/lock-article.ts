import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'

export type LockedArticle = {
  accountId: string
  /** The revision that readers see, or the last one they saw; null when never published. */
  publishedRevisionId: string | null
  retracted: boolean
  /** Number of the latest revision. */
  lastNumber: number
}

/** Locks an article until the end of the transaction, so that its state cannot change meanwhile. Internal to articles. */
export async function lockArticle(tx: Tx, articleId: string): Promise<LockedArticle> {
  const [article] = await lockArticles(tx, [articleId])
  return article as LockedArticle
}

/** {@link lockArticle} for many, by as many statements as for one. Gives their states in the order of the IDs. */
export async function lockArticles(tx: Tx, articleIds: string[]): Promise<LockedArticle[]> {
  // In one order everywhere, so that two transactions never wait for one another.
  const locked = await sql<{ id: string; account_id: string }>`
    select id, account_id from article where id = any(${articleIds}::text[]) order by id for update`.execute(
    tx.db,
  )
  const accounts = new Map(locked.rows.map(({ id, account_id }) => [id, account_id]))
  const unknown = articleIds.find((id) => !accounts.has(id))
  if (unknown !== undefined) throw new CodedError('article.not_found', { articleId: unknown })
  // A second statement: it sees what was committed while we waited for the locks.
  const { rows } = await sql<State>`
    select w.id,
      (select p.revision_id from publication p join revision r on r.id = p.revision_id
        where p.article_id = w.id order by r.number desc limit 1) as published,
      exists (select from retraction where article_id = w.id and undone_at is null) as retracted,
      (select max(number) from revision where article_id = w.id) as last
      from unnest(${articleIds}::text[]) as w (id)`.execute(tx.db)
  const states = new Map(rows.map((row) => [row.id, row]))
  return articleIds.map((id) => {
    const { published, retracted, last } = states.get(id) as State
    return {
      accountId: accounts.get(id) as string,
      publishedRevisionId: published,
      retracted,
      lastNumber: last ?? 0,
    }
  })
}

type State = { id: string; published: string | null; retracted: boolean; last: number | null }
