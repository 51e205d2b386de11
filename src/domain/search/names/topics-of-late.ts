import { type Database, statement } from '../../../platform/database/index.ts'
import type { FoundTopic } from './find-names.ts'

const readTopics = statement<FoundTopic>(`
  select t.id, t.slug, t.name
    from (select k.topic_id, count(*) as articles
            from (select article_id from listing order by published_at desc, article_id desc limit 60) l
            cross join lateral (select topic_id from listing_topic where article_id = l.article_id limit 5) k
           group by k.topic_id order by 2 desc, 1 limit 8) k
    cross join lateral (select id, slug, name from topic where id = k.topic_id limit 1) t limit 8`)

/** Topics that the newest articles are filed under, the most frequent first. */
export function topicsOfLate(database: Pick<Database, 'pool'>): Promise<FoundTopic[]> {
  return readTopics(database)
}
