import { type Database, statement } from '../../platform/database/index.ts'
import type { ArticleStateName, Subject } from '../permissions/index.ts'

/** What the desk knows of an article that is published, waits for its time, or was taken back. */
export type ArticleRecord = {
  articleId: string
  title: string
  language: string
  slug: string
  channelId: string | null
  account: { id: string; handle: string; name: string }
  ownerId: string | null
  state: Extract<ArticleStateName, 'published' | 'resubmitted' | 'scheduled' | 'retracted'>
  publishedAt: Date | null
  /** When it comes out, while it waits for that. */
  publishAt: Date | null
  retracted: { at: Date; reason: string; byDesk: boolean; by: string | null } | null
  /** The submission that waits for an editor, and the last one. */
  openSubmissionId: string | null
  submissionId: string | null
  /** As its rules see it. */
  subject: Subject
}

type Row = {
  id: string
  title: string
  language: string
  slug: string | null
  channel_id: string | null
  account_id: string
  handle: string
  name: string
  owner_id: string | null
  published_at: Date | null
  publish_at: Date | null
  retracted_at: Date | null
  retraction_reason: string | null
  by_desk: boolean | null
  retractor: string | null
  submission_id: string | null
  open: boolean | null
}

const one = statement<Row>(`
  select x.id, r.title, r.language, l.slug, coalesce(l.channel_id, r.channel_id) as channel_id, a.id as account_id, a.handle,
         a.name, x.created_by as owner_id, l.published_at, s.publish_at, t.retracted_at, t.reason as retraction_reason,
         t.by_desk, p.name as retractor, m.id as submission_id, m.open
    from article x
    join account a on a.id = x.account_id
    left join listing l on l.article_id = x.id
    left join schedule s on s.article_id = x.id and s.done_at is null and s.cancelled_at is null
    left join retraction t on t.article_id = x.id and t.undone_at is null
    left join person p on p.id = t.retracted_by
    left join lateral (select id, decided_at is null and withdrawn_at is null as open from submission
                        where article_id = x.id order by id desc limit 1) m on true
    join lateral (select v.title, v.language, v.channel_id from revision v
                   where v.id = coalesce(s.revision_id, l.revision_id,
                     (select u.revision_id from publication u join revision w on w.id = u.revision_id
                       where u.article_id = x.id order by w.number desc limit 1))) r on true
   where x.id = $1 and (l.article_id is not null or s.article_id is not null or t.article_id is not null)`)

/** An article that is out, or was, or will be; undefined for drafts and unknown ones. One query. */
export async function findRecord(
  database: Pick<Database, 'pool'>,
  articleId: string,
): Promise<ArticleRecord | undefined> {
  const [row] = await one(database, [articleId])
  return row && toRecord(row)
}

function toRecord(row: Row): ArticleRecord {
  const state = stateOf(row)
  return {
    articleId: row.id,
    title: row.title,
    language: row.language,
    slug: row.slug ?? '',
    channelId: row.channel_id,
    account: { id: row.account_id, handle: row.handle, name: row.name },
    ownerId: row.owner_id,
    state,
    publishedAt: row.published_at,
    publishAt: row.publish_at,
    retracted: row.retracted_at && {
      at: row.retracted_at,
      reason: row.retraction_reason ?? '',
      byDesk: row.by_desk ?? false,
      by: row.retractor,
    },
    openSubmissionId: row.open ? row.submission_id : null,
    submissionId: row.submission_id,
    subject: { accountId: row.account_id, ownerId: row.owner_id, state },
  }
}

function stateOf(row: Row): ArticleRecord['state'] {
  if (row.retracted_at) return 'retracted'
  if (row.published_at) return row.open ? 'resubmitted' : 'published'
  return 'scheduled'
}
