import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/index.ts'
import type { ArticleStateName } from '../../permissions/index.ts'

/** What waits for an article's author: changes asked for, a refusal not read, an editor's edit, changes not handed in. */
export type Need = 'changes' | 'refused' | 'edit' | 'unsent'

/** An article as its rules see it. */
export type ArticleSubject = {
  articleId: string
  accountId: string
  /** Who began it; null for imports. */
  ownerId: string | null
  state: ArticleStateName
  needs: Need | null
  /** The submission that waits for an editor. */
  submissionId: string | null
  /** The last one, whatever became of it. */
  lastSubmissionId: string | null
  title: string
  language: string
  changedAt: Date
}

/**
 * An article's state, derived from its rows, and whom it belongs to; undefined for unknown and discarded ones. One query.
 * This is the only place where rows become a state.
 */
export async function findSubject(db: Db | Tx['db'], articleId: string): Promise<ArticleSubject | undefined> {
  const { rows } = await derived(sql`a.id = ${articleId}`).execute(db)
  return rows[0] && toSubject(rows[0])
}

/** {@link findSubject} for many. */
export async function findSubjects(db: Db | Tx['db'], articleIds: string[]): Promise<ArticleSubject[]> {
  if (articleIds.length === 0) return []
  const { rows } = await derived(sql`a.id = any(${articleIds}::text[])`).execute(db)
  return rows.map(toSubject)
}

type Row = {
  article_id: string
  account_id: string
  owner_id: string | null
  published: boolean
  retracted: boolean
  scheduled: boolean
  submission_id: string | null
  last_id: string | null
  decision: string | null
  edited: boolean
  unsent: boolean
  title: string
  language: string
  changed_at: Date
}

function derived(where: RawBuilder<unknown>) {
  return sql<Row>`
    select a.id as article_id, a.account_id, a.created_by as owner_id,
           exists (select from publication where article_id = a.id) as published,
           exists (select from retraction where article_id = a.id and undone_at is null) as retracted,
           exists (select from schedule
                    where article_id = a.id and done_at is null and cancelled_at is null) as scheduled,
           case when s.open then s.id end as submission_id, s.id as last_id,
           s.decision,
           exists (select from edit_proposal
                    where submission_id = s.id and accepted_at is null and declined_at is null) as edited,
           coalesce(d.version > coalesce(d.submitted_version, 0), false) as unsent,
           coalesce(d.title, r.title, '') as title, coalesce(d.language, r.language, '') as language,
           coalesce(greatest(d.changed_at, s.submitted_at, s.decided_at), r.created_at, a.created_at) as changed_at
      from article a
      left join draft d on d.article_id = a.id
      left join lateral (select title, language, created_at from revision
                          where article_id = a.id order by number desc limit 1) r on true
      left join lateral (select id, decision, submitted_at, decided_at,
                                decided_at is null and withdrawn_at is null as open
                           from submission where article_id = a.id order by id desc limit 1) s on true
     where ${where} and not exists (select from article_discard where article_id = a.id)`
}

function toSubject(row: Row): ArticleSubject {
  return {
    articleId: row.article_id,
    accountId: row.account_id,
    ownerId: row.owner_id,
    state: stateOf(row),
    needs: needOf(row),
    submissionId: row.submission_id,
    lastSubmissionId: row.last_id,
    title: row.title,
    language: row.language,
    changedAt: row.changed_at,
  }
}

function stateOf(row: Row): ArticleStateName {
  if (row.retracted) return 'retracted'
  if (row.published) return row.submission_id ? 'resubmitted' : 'published'
  if (row.submission_id) return 'submitted'
  if (row.scheduled) return 'scheduled'
  if (row.decision === 'changes') return 'changes'
  return row.decision === 'refuse' ? 'refused' : 'draft'
}

function needOf(row: Row): Need | null {
  if (row.retracted) return null
  if (row.submission_id) return row.edited ? 'edit' : null
  if (row.decision === 'changes') return 'changes'
  if (row.decision === 'refuse') return 'refused'
  return row.published && row.unsent ? 'unsent' : null
}
