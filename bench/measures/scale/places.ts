import type pg from 'pg'

/** Pages of a made portal that are measured, by kind. `quiet` and `busy`: articles with 10 and 10,000 comments. */
export type Place = {
  pages: Record<'front' | 'channel' | 'topic' | 'account' | 'article' | 'hot', string>
  quiet: Article
  busy: Article
}

type Article = { id: string; path: string; handle: string }

/** Finds them: the largest channel, topic and account, where lists are longest. */
export async function freshPlaces(client: pg.Client): Promise<Place> {
  const topic = await one<{ slug: string }>(
    client,
    `select slug from topic join listing_topic l on l.topic_id = topic.id where topic.id in (
       select topic_id from listing_topic order by published_at desc limit 1000) group by slug order by count(*) desc limit 1`,
  )
  const [quiet, busy] = [await room(client, 10), await room(client, 10_000)]
  const pages = {
    front: '/',
    channel: '/c/channel-0',
    topic: `/t/${encodeURIComponent(topic.slug)}`,
    account: '/@writer-0',
    article: quiet.path,
    hot: '/hot',
  }
  return { pages, quiet, busy }
}

async function room(client: pg.Client, floors: number): Promise<Article> {
  const { slug, ...article } = await one<{ id: string; slug: string; handle: string }>(
    client,
    `select l.article_id as id, l.slug, a.handle from comment_room r join listing l using (article_id)
       join account a on a.id = l.account_id
      where r.floors between ${floors} and ${floors + 500} order by l.published_at desc limit 1`,
  )
  return { ...article, path: `/a/${article.id}/${encodeURIComponent(slug)}` }
}

async function one<Row>(client: pg.Client, text: string): Promise<Row> {
  const { rows } = await client.query(text)
  if (rows.length === 0) throw new Error('a made portal lacks what is measured')
  return rows[0]
}
