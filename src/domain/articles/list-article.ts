import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { ensureTopics } from '../topics/index.ts'
import { purgeListed, purgeListing } from './purge-listing.ts'

/**
 * Shows an article in the lists in its latest published state, and keeps its account's number of articles. The date
 * shown is that of the first publication. `wasListed` is false where it cannot be in the lists yet. Internal to articles.
 */
export async function listArticle(
  tx: Tx,
  articleId: string,
  now: Date,
  { wasListed = true }: { wasListed?: boolean } = {},
): Promise<void> {
  // The pages that it may leave now.
  if (wasListed) await purgeListing(tx, articleId)
  const inserted = await sql<Listed>`
    insert into listing (article_id, revision_id, account_id, channel_id, slug, title, summary, language, label,
                         cover_media_id, units, published_at, updated_at)
    select r.article_id, r.id, a.account_id, r.channel_id, r.slug, r.title, r.summary, r.language, r.label,
           r.cover_media_id, r.units, first.published_at, greatest(latest.published_at, ${now}::timestamptz)
      from article a
      join lateral (select p.revision_id, p.published_at from publication p join revision n on n.id = p.revision_id
                     where p.article_id = a.id order by n.number desc limit 1) latest on true
      join lateral (select p.published_at from publication p join revision n on n.id = p.revision_id
                     where p.article_id = a.id order by n.number limit 1) first on true
      join revision r on r.id = latest.revision_id
     where a.id = ${articleId}
        on conflict (article_id) do update set
           revision_id = excluded.revision_id, channel_id = excluded.channel_id, slug = excluded.slug,
           title = excluded.title, summary = excluded.summary, language = excluded.language, label = excluded.label,
           cover_media_id = excluded.cover_media_id, units = excluded.units, updated_at = excluded.updated_at
    returning (xmax = 0) as is_new, account_id, channel_id, published_at,
              (select topics from revision where id = listing.revision_id) as topics`.execute(tx.db)
  const listed = inserted.rows[0]
  if (!listed) return
  const topicIds = await listTopics(tx, articleId, listed, now)
  if (listed.is_new) {
    await sql`insert into account_figures (account_id, articles) values (${listed.account_id}, 1)
              on conflict (account_id) do update set articles = account_figures.articles + 1`.execute(tx.db)
  }
  purgeListed(tx, articleId, { ...listed, topics: topicIds })
}

type Listed = {
  is_new: boolean
  account_id: string
  channel_id: string | null
  topics: string[]
  published_at: Date
}

async function listTopics(tx: Tx, articleId: string, listed: Listed, now: Date): Promise<string[]> {
  if (!listed.is_new) await tx.db.deleteFrom('listing_topic').where('article_id', '=', articleId).execute()
  if (listed.topics.length === 0) return []
  const ids = [...new Set(await ensureTopics(tx, listed.topics, now))]
  const rows = ids.map((topic_id) => ({
    topic_id,
    article_id: articleId,
    published_at: listed.published_at,
  }))
  await tx.db.insertInto('listing_topic').values(rows).execute()
  return ids
}
