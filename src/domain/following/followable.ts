import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'

/** What can be followed. */
export type FollowKind = 'account' | 'topic' | 'series'
export const FOLLOW_KINDS = ['account', 'topic', 'series'] as const satisfies readonly FollowKind[]

/** How many of each kind a person may follow: the page of what they published asks each of them for its newest. */
export const MOST_FOLLOWS: Readonly<Record<FollowKind, number>> = { account: 2000, topic: 500, series: 500 }

/** Something to follow as a page names it. `at` is its path. */
export type Followable = { kind: FollowKind; id: string; name: string; at: string }

/** Where follows of a kind are kept, and the number of followers. Internal to following. */
export function tablesOf(kind: FollowKind) {
  return {
    follows: sql.table(kind === 'account' ? 'follow' : `${kind}_follow`),
    figures: sql.table(`${kind}_figures`),
    key: sql.ref(`${kind}_id`),
  }
}

/** What an address names: a handle, a topic's slug, a series' ID; undefined when there is none. One query. */
export async function findFollowable(
  db: Db,
  kind: FollowKind,
  word: string,
): Promise<Followable | undefined> {
  if (kind === 'account') {
    if (word.startsWith('~')) return undefined
    const row = await db
      .selectFrom('account')
      .select(['id', 'name', 'handle'])
      .where('handle', '=', word.toLowerCase())
      .executeTakeFirst()
    return row && { kind, id: row.id, name: row.name, at: `/@${row.handle}` }
  }
  if (kind === 'topic') {
    const row = await db
      .selectFrom('topic')
      .select(['id', 'name', 'slug'])
      .where('slug', '=', word)
      .executeTakeFirst()
    return row && { kind, id: row.id, name: row.name, at: `/t/${encodeURIComponent(row.slug)}` }
  }
  const row = await db.selectFrom('series').select(['id', 'title']).where('id', '=', word).executeTakeFirst()
  return row && { kind, id: row.id, name: row.title, at: `/series/${row.id}` }
}
