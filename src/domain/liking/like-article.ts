import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { countOnArticle, looksAnother } from '../figures/index.ts'
import { dropReaction, noteReaction } from '../reading/index.ts'

type Liking = { personId: string; articleId: string }

/**
 * A person likes an article that can be read; a second time changes nothing. Keeps the article's and its account's
 * numbers. Gives the article's likes. Throws `article.not_found`.
 */
export async function likeArticle(
  tx: Tx,
  { personId, articleId, now }: Liking & { now: Date },
): Promise<number> {
  const { rows } = await sql<{ account_id: string; added: boolean }>`
    with added as (
      insert into article_like (article_id, person_id, liked_at)
      select article_id, ${personId}, ${now} from listing where article_id = ${articleId}
          on conflict do nothing returning article_id)
    select account_id, exists (select from added) as added from listing where article_id = ${articleId}`.execute(
    tx.db,
  )
  const [row] = rows
  if (!row) throw new CodedError('article.not_found', { articleId })
  if (!row.added) return likesOf(tx, articleId)
  await noteReaction(tx, { personId, articleId, kind: 'like' }, now)
  return count(tx, articleId, row.account_id, 1)
}

/** Takes a like back, also from an article that cannot be read any more; without one nothing changes. */
export async function takeBackLike(tx: Tx, { personId, articleId }: Liking): Promise<number> {
  const { rows } = await sql<{ account_id: string }>`
    delete from article_like l using article a
     where l.article_id = ${articleId} and l.person_id = ${personId} and a.id = l.article_id
    returning a.account_id`.execute(tx.db)
  const [row] = rows
  if (!row) return likesOf(tx, articleId)
  await dropReaction(tx, { personId, articleId, kind: 'like' })
  return count(tx, articleId, row.account_id, -1)
}

/** The article's number before the account's: everybody locks them in this order. */
async function count(tx: Tx, articleId: string, accountId: string, by: 1 | -1): Promise<number> {
  const likes = await countOnArticle(tx, { articleId, figure: 'likes', by })
  const { rows } = await sql<{ likes: number }>`
    update account_figures set likes = likes + ${by} where account_id = ${accountId} returning likes`.execute(
    tx.db,
  )
  const received = rows[0]?.likes ?? 0
  if (looksAnother(received - by, received)) tx.purgeSoon(`likes:${accountId}`)
  return likes
}

async function likesOf(tx: Tx, articleId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('article_figures')
    .select('likes')
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row?.likes ?? 0
}
