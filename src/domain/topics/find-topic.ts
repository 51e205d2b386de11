import type { Db } from '../../platform/database/index.ts'

export type Topic = { id: string; slug: string; name: string; followers: number }

/** The topic of an address with how many follow it, or undefined. One query. */
export async function findTopic(db: Db, slug: string): Promise<Topic | undefined> {
  const row = await db
    .selectFrom('topic')
    .leftJoin('topic_figures', 'topic_figures.topic_id', 'topic.id')
    .select(['id', 'slug', 'name', 'followers'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row && { ...row, followers: row.followers ?? 0 }
}
