import { type Database, statement } from '../../../platform/database/index.ts'
import type { ArticleHistory } from '../find-history.ts'
import type { ArticleEvent } from './event.ts'

type Row = {
  events: (Omit<ArticleEvent, 'at'> & { at: string })[] | null
  revisions: (Omit<ArticleHistory[number], 'at'> & { at: string })[] | null
}

const way = statement<Row>(`
  select (select json_agg(e) from (
            select v.id, v.kind, v.actor as "actorId", p.name as actor, v.at, v.details
              from article_event v left join person p on p.id = v.actor
             where v.article_id = $1 order by v.id desc limit 200) e) as events,
         (select json_agg(r) from (
            select n.number, n.kind, n.note, u.published_at as at, n.id as "revisionId"
              from publication u join revision n on n.id = u.revision_id
             where u.article_id = $1 order by n.number desc limit 200) r) as revisions`)

/** What happened to an article and its published revisions, the newest first, at most 200 of each. One query. */
export async function wayOfArticle(
  database: Pick<Database, 'pool'>,
  articleId: string,
): Promise<{ events: ArticleEvent[]; revisions: ArticleHistory }> {
  const [row] = await way(database, [articleId])
  return {
    events: (row?.events ?? []).map((event) => ({ ...event, at: new Date(event.at) })),
    revisions: (row?.revisions ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
  }
}
