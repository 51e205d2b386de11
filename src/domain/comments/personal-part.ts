import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { PersonalPart } from '../people/index.ts'
import { PORTAL_TAG } from '../settings/index.ts'
import { purgeComment } from './comment-row.ts'

/** Somebody who commented on more articles and takes another name has all pages made anew. */
const ARTICLES_PURGED = 200

/**
 * A person's comments and likes. When they take another name, the pages that show it are made anew. When they leave,
 * comments stay without their name, as answers to them do; what they said before an edit goes, and so do their likes, out
 * of the numbers too.
 */
export const COMMENTS_PART: PersonalPart = {
  key: 'comments',
  async collect({ db }, personId) {
    const written = await db
      .selectFrom('comment')
      .leftJoin('listing', 'listing.article_id', 'comment.article_id')
      .select(['comment.id', 'comment.article_id', 'title', 'floor', 'body', 'state', 'likes', 'created_at'])
      .where('person_id', '=', personId)
      .orderBy('comment.id')
      .execute()
    const liked = await db
      .selectFrom('comment_like')
      .select(['comment_id', 'article_id', 'liked_at'])
      .where('person_id', '=', personId)
      .orderBy('comment_id')
      .execute()
    return { written, liked }
  },
  async renamed(tx, personId) {
    const { rows } = await sql<{ article_id: string }>`
      select distinct article_id from comment where person_id = ${personId} and state = 'visible' and not by_author
       limit ${sql.lit(ARTICLES_PURGED + 1)}`.execute(tx.db)
    if (rows.length > ARTICLES_PURGED) tx.purge(PORTAL_TAG)
    else tx.purgeSoon(...rows.map((row) => `comments:${row.article_id}`))
  },
  async forget(tx, personId) {
    await lockTouched(tx, personId)
    await takeBackLikes(tx, personId)
    await sql`
      delete from comment_edit where comment_id in (select id from comment where person_id = ${personId})`.execute(
      tx.db,
    )
    const { rows } = await sql<{ id: string; articleId: string; parentId: string | null }>`
      update comment set author_name = '', author_email = null, author_url = null, edits = 0, key = null
       where person_id = ${personId}
      returning id, article_id as "articleId", parent_id as "parentId"`.execute(tx.db)
    for (const row of rows) purgeComment(tx, row)
  },
}

/** What they wrote and liked, locked as others do: the latest first, so that answers come before what they answer. */
async function lockTouched(tx: Tx, personId: string): Promise<void> {
  await sql`
    select from comment where id in (
      select id from comment where person_id = ${personId}
       union select comment_id from comment_like where person_id = ${personId})
     order by id desc for no key update`.execute(tx.db)
}

async function takeBackLikes(tx: Tx, personId: string): Promise<void> {
  const { rows } = await sql<{ comment_id: string; article_id: string }>`
    delete from comment_like where person_id = ${personId} returning comment_id, article_id`.execute(tx.db)
  const ids = rows.map((row) => row.comment_id)
  await sql`update comment set likes = likes - 1 where id = any(${ids}::text[])`.execute(tx.db)
  for (const row of rows) purgeComment(tx, { id: row.comment_id, articleId: row.article_id, parentId: null })
}
