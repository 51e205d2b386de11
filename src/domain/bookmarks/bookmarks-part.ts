import type { PersonalPart } from '../people/index.ts'

/** What a person bookmarked, by folder. The bookmarks themselves go with what else of theirs is counted. */
export const BOOKMARKS_PART: PersonalPart = {
  key: 'bookmarks',
  collect: ({ db }, personId) =>
    db
      .selectFrom('bookmark as b')
      .leftJoin('listing as l', 'l.article_id', 'b.article_id')
      .leftJoin('bookmark_folder as f', 'f.id', 'b.folder_id')
      .select(['b.article_id', 'l.title', 'f.name as folder', 'b.bookmarked_at'])
      .where('b.person_id', '=', personId)
      .orderBy('b.bookmarked_at')
      .execute(),
  async forget(tx, personId) {
    await tx.db.deleteFrom('bookmark_folder').where('person_id', '=', personId).execute()
  },
}
