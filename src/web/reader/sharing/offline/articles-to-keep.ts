import { type BookmarkCursor, bookmarksOf } from '../../../../domain/bookmarks/index.ts'
import type { Database } from '../../../../platform/database/index.ts'
import { articlePath } from '../../teaser.ts'

const MOST = 100

/** An article that is kept on a device: its canonical path and what a list says of it. */
export type ToKeep = { href: string; title: string; language: string; account: string }

/** The newest bookmarks of a person that can be read, at most a hundred. A few queries by index. */
export async function articlesToKeep(database: Database, personId: string): Promise<ToKeep[]> {
  const found: ToKeep[] = []
  let before: BookmarkCursor | undefined
  do {
    const { items, older } = await bookmarksOf(database, personId, { before })
    for (const { article } of items)
      if (article)
        found.push({
          href: articlePath(article),
          title: article.title,
          language: article.language,
          account: article.account.name,
        })
    before = older
  } while (before && found.length < MOST)
  return found.slice(0, MOST)
}
