import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import { listInSeries } from '../listing/index.ts'
import { SERIES_LIMITS } from './series.ts'

type Filing = { articleId: string; seriesId: string | null; actor: string | null; now: Date }

/**
 * Puts an article at the end of a series, or takes it out of the one it is in (null). One that stands there already keeps
 * its place. A series that is full, closed, or that the article's account may no longer use, is passed over.
 */
export async function fileUnderSeries(tx: Tx, { articleId, seriesId, actor, now }: Filing): Promise<void> {
  const left = await tx.db
    .deleteFrom('series_entry')
    .where('article_id', '=', articleId)
    .$if(seriesId !== null, (query) => query.where('series_id', '<>', seriesId as string))
    .returning('series_id')
    .execute()
  for (const { series_id } of left) await purgeSeries(tx, series_id)
  if (!seriesId) return
  await sql`select from series where id = ${seriesId} for update`.execute(tx.db)
  await sql`
    insert into series_entry (series_id, article_id, position, added_at, added_by)
    select s.id, x.id, coalesce((select max(position) from series_entry where series_id = s.id), 0) + 1, ${now}, ${actor}
      from series s join article x on x.id = ${articleId}
     where s.id = ${seriesId} and s.closed_at is null
       and (select count(*) from series_entry where series_id = s.id) < ${SERIES_LIMITS.articles}
       and (s.account_id = x.account_id or exists (
           select from series_guest g where g.series_id = s.id and g.account_id = x.account_id and g.joined_at is not null))
        on conflict do nothing`.execute(tx.db)
  await listInSeries(tx, [articleId])
  await purgeSeries(tx, seriesId)
}

/** Purges the series' page and the pages of its articles, which show their neighbours. */
export async function purgeSeries(tx: Tx, seriesId: string): Promise<void> {
  tx.purge(`series:${seriesId}`)
}
