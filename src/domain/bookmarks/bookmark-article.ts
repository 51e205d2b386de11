import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { countOnArticle } from '../figures/index.ts'
import { dropReaction, noteReaction } from '../reading/index.ts'
import { ownFolder } from './folders.ts'

export const MOST_BOOKMARKS = 10_000

type Own = { personId: string; articleId: string }

/**
 * Bookmarks an article that can be read; one that is bookmarked stays where it is. Throws `article.not_found`,
 * `bookmark.too_many` (`most`).
 */
export async function bookmarkArticle(
  tx: Tx,
  { personId, articleId, now }: Own & { now: Date },
): Promise<void> {
  const { rows } = await sql<{ added: boolean; known: boolean; listed: boolean }>`
    with own as (
      select count(*) as number from (
        select from bookmark where person_id = ${personId} limit ${sql.lit(MOST_BOOKMARKS)}) known),
    added as (
      insert into bookmark (person_id, article_id, bookmarked_at)
      select ${personId}, article_id, ${now} from listing, own
       where article_id = ${articleId} and number < ${MOST_BOOKMARKS}
          on conflict do nothing returning article_id)
    select exists (select from added) as added,
           exists (select from bookmark where person_id = ${personId} and article_id = ${articleId}) as known,
           exists (select from listing where article_id = ${articleId}) as listed`.execute(tx.db)
  const { added, known, listed } = rows[0] ?? {}
  if (added) {
    await noteReaction(tx, { personId, articleId, kind: 'bookmark' }, now)
    await countOnArticle(tx, { articleId, figure: 'bookmarks', by: 1 })
  } else if (!listed) throw new CodedError('article.not_found', { articleId })
  else if (!known && (await isFull(tx, personId)))
    throw new CodedError('bookmark.too_many', { most: MOST_BOOKMARKS })
}

/** Takes a bookmark away, also of an article that cannot be read any more; without one nothing changes. */
export async function dropBookmark(tx: Tx, { personId, articleId }: Own): Promise<void> {
  const row = await tx.db
    .deleteFrom('bookmark')
    .where('person_id', '=', personId)
    .where('article_id', '=', articleId)
    .returning('article_id')
    .executeTakeFirst()
  if (!row) return
  await dropReaction(tx, { personId, articleId, kind: 'bookmark' })
  await countOnArticle(tx, { articleId, figure: 'bookmarks', by: -1 })
}

/** Puts a bookmark into one of the person's folders, or into none (null). Throws `bookmark.no_folder`. */
export async function moveBookmark(
  tx: Tx,
  { personId, articleId, folderId }: Own & { folderId: string | null },
): Promise<void> {
  if (folderId) await ownFolder(tx, { personId, folderId })
  await tx.db
    .updateTable('bookmark')
    .set({ folder_id: folderId })
    .where('person_id', '=', personId)
    .where('article_id', '=', articleId)
    .execute()
}

// Two clicks at once: the second did not see the first one's row, and neither a full shelf.
async function isFull(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ full: boolean }>`
    select count(*) >= ${MOST_BOOKMARKS} as full from bookmark where person_id = ${personId}`.execute(tx.db)
  return rows[0]?.full ?? false
}
