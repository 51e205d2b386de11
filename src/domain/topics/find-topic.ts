import type { Db } from '../../platform/database/index.ts'

export type Topic = { id: string; slug: string; name: string }

/** The topic of an address, or undefined. */
export function findTopic(db: Db, slug: string): Promise<Topic | undefined> {
  return db.selectFrom('topic').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst()
}
