import { type Database, statement } from '../../platform/database/index.ts'

/** An article that waits for its time, or came out at it. */
export type Scheduled = {
  articleId: string
  title: string
  language: string
  channelId: string | null
  publishAt: Date
  account: { id: string; handle: string; name: string }
  state: 'scheduled' | 'published'
}

const MOST = 500

const between = statement<Omit<Scheduled, 'account'> & { account_id: string; handle: string; name: string }>(`
  (select s.article_id as "articleId", r.title, r.language, r.channel_id as "channelId", s.publish_at as "publishAt",
          a.id as account_id, a.handle, a.name, 'scheduled' as state
     from schedule s join revision r on r.id = s.revision_id join article x on x.id = s.article_id
     join account a on a.id = x.account_id
    where s.done_at is null and s.cancelled_at is null and s.publish_at >= $1 and s.publish_at < $2
    order by s.publish_at limit ${MOST})
  union all
  (select l.article_id, l.title, l.language, l.channel_id, l.published_at, a.id, a.handle, a.name, 'published'
     from listing l join account a on a.id = l.account_id
    where l.published_at >= $1 and l.published_at < $2
    order by l.published_at desc, l.article_id desc limit ${MOST})
  order by "publishAt"`)

/**
 * What comes out, or came out, from a time on and before another: at most 500 that wait and 500 that are published. One
 * query, by index.
 */
export async function scheduledBetween(
  database: Pick<Database, 'pool'>,
  from: Date,
  to: Date,
): Promise<Scheduled[]> {
  const rows = await between(database, [from, to])
  return rows.map(({ account_id, handle, name, ...row }) => ({
    ...row,
    account: { id: account_id, handle, name },
  }))
}
