import { sql } from 'kysely'
import { insertRows, type Tx } from '../../platform/database/index.ts'
import { listInSeries } from '../listing/index.ts'
import { queueRelated } from '../ranking/index.ts'
import { indexArticles } from '../search/index.ts'
import { ensureTopicsOf } from '../topics/index.ts'
import { purgeListed, purgeListings } from './purge-listing.ts'

/** `now` is when the article is listed. */
type Listing = { articleId: string; now: Date }

/**
 * Shows articles in the lists in their latest published state, and keeps their accounts' numbers of articles. The date
 * shown is that of the first publication. `wereListed` is false where none of them can be in the lists yet. As many
 * statements for many articles as for one. Internal to articles.
 */
export async function listArticles(
  tx: Tx,
  articles: Listing[],
  { wereListed = true }: { wereListed?: boolean } = {},
): Promise<void> {
  // The pages that they may leave now.
  if (wereListed) {
    await purgeListings(
      tx,
      articles.map(({ articleId }) => articleId),
    )
  }
  const listed = await writeListings(tx, articles)
  const topics = await listTopics(tx, listed, new Map(articles.map(({ articleId, now }) => [articleId, now])))
  await listInSeries(
    tx,
    listed.filter((row) => row.is_new).map((row) => row.article_id),
  )
  await countArticles(
    tx,
    listed.filter((row) => row.is_new),
  )
  const now = articles[0]?.now
  if (now) {
    await queueRelated(
      tx,
      listed.map((row) => row.article_id),
      now,
    )
  }
  await indexArticles(
    tx,
    listed.map((row) => row.article_id),
    { areNew: !wereListed },
  )
  for (const row of listed) purgeListed(tx, row.article_id, { ...row, topics: topics.get(row) ?? [] })
}

type Listed = {
  article_id: string
  is_new: boolean
  account_id: string
  channel_id: string | null
  /** Names. */
  topics: string[]
  published_at: Date
}

async function writeListings(tx: Tx, articles: Listing[]): Promise<Listed[]> {
  const wanted = articles.map(({ articleId, now }) => ({ article_id: articleId, now }))
  // Each article is looked up by itself: a plan made while the tables were small stays right when they have grown.
  const { rows } = await sql<Listed>`
    insert into listing (article_id, revision_id, account_id, channel_id, slug, title, summary, language, label, flags,
                         cover_media_id, units, published_at, updated_at)
    select w.article_id, r.id, a.account_id, r.channel_id, r.slug, r.title, r.summary, r.language, r.label,
           array_remove(array[case when r.opinion then 'opinion' end, case when r.sponsored then 'sponsored' end,
                              case when r.ai <> 'none' then 'ai-' || r.ai end], null),
           r.cover_media_id, r.units, first.published_at, greatest(r.published_at, w.now)
      from json_to_recordset(${JSON.stringify(wanted)}::json) as w (article_id text, now timestamptz)
      cross join lateral (select account_id from article where id = w.article_id limit 1) a
      cross join lateral (select n.id, n.channel_id, n.slug, n.title, n.summary, n.language, n.label,
                                 n.opinion, n.sponsored, n.ai, n.cover_media_id, n.units, p.published_at
                            from publication p join revision n on n.id = p.revision_id
                           where p.article_id = w.article_id order by n.number desc limit 1) r
      cross join lateral (select p.published_at from publication p join revision n on n.id = p.revision_id
                           where p.article_id = w.article_id order by n.number limit 1) first
        on conflict (article_id) do update set
           revision_id = excluded.revision_id, channel_id = excluded.channel_id, slug = excluded.slug,
           title = excluded.title, summary = excluded.summary, language = excluded.language, label = excluded.label,
           flags = excluded.flags,
           cover_media_id = excluded.cover_media_id, units = excluded.units, updated_at = excluded.updated_at
    returning article_id, (xmax = 0) as is_new, account_id, channel_id, published_at,
              (select topics from revision where id = listing.revision_id) as topics`.execute(tx.db)
  return rows
}

/** Files them under their topics, whose IDs it gives. */
async function listTopics(
  tx: Tx,
  listed: Listed[],
  times: ReadonlyMap<string, Date>,
): Promise<Map<Listed, string[]>> {
  const old = listed.filter((row) => !row.is_new).map((row) => row.article_id)
  if (old.length > 0) await tx.db.deleteFrom('listing_topic').where('article_id', 'in', old).execute()
  const withTopics = listed.filter((row) => row.topics.length > 0)
  if (withTopics.length === 0) return new Map()
  const named = withTopics.map((row) => ({ names: row.topics, now: times.get(row.article_id) as Date }))
  const found = await ensureTopicsOf(tx, named)
  const topics = new Map(withTopics.map((row, at) => [row, [...new Set(found[at])]]))
  const rows = [...topics].flatMap(([{ article_id, published_at }, ids]) =>
    ids.map((topic_id) => ({ topic_id, article_id, published_at })),
  )
  await insertRows(tx, 'listing_topic', rows)
  return topics
}

async function countArticles(tx: Tx, added: Listed[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const { account_id } of added) counts.set(account_id, (counts.get(account_id) ?? 0) + 1)
  // In one order everywhere, so that two transactions never wait for one another.
  const rows = [...counts.keys()].sort().map((id) => ({ account_id: id, articles: counts.get(id) as number }))
  const onConflict = `(account_id) do update set articles = account_figures.articles + excluded.articles`
  await insertRows(tx, 'account_figures', rows, { onConflict })
}
