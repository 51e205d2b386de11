import { type Database, statement } from '../../platform/database/index.ts'
import { LISTED, type ListedArticle, type ListedRow, toListed } from './listed-article.ts'

/** What stands around an article of its own: earlier ones of its account, and others on its topics with the topic's name. */
export type AroundArticle = { past: ListedArticle[]; onTopics: { article: ListedArticle; topic: string }[] }

const PAST = 5
const RELATED = 6

const around = statement<ListedRow & { topic: string | null }>(`
  with picked as (
    (select null as topic, article_id from listing
      where account_id = $2 and article_id <> $1 order by published_at desc, article_id desc limit ${PAST})
    union all
    (select distinct on (n.published_at, n.article_id) t.name, n.article_id
       from (select topic_id from listing_topic where article_id = $1 limit 8) mine
       join topic t on t.id = mine.topic_id
       cross join lateral (select k.article_id, k.published_at from listing_topic k where k.topic_id = mine.topic_id
             and k.article_id <> $1 order by k.published_at desc, k.article_id desc limit ${RELATED}) n
      order by n.published_at desc, n.article_id desc limit ${RELATED})
  )
  select picked.topic, ${LISTED.columns} from picked join listing l using (article_id) ${LISTED.joins}
   order by l.published_at desc, l.article_id desc`)

/** What an article's page shows of others because of this article, newest first, in one query by index. */
export async function aroundArticle(
  database: Database,
  { articleId, accountId }: { articleId: string; accountId: string },
): Promise<AroundArticle> {
  const found: AroundArticle = { past: [], onTopics: [] }
  for (const row of await around(database, [articleId, accountId])) {
    const article = toListed(row)
    if (row.topic === null) found.past.push(article)
    else found.onTopics.push({ article, topic: row.topic })
  }
  return found
}
