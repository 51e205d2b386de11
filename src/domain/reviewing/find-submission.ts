import type { MediaView } from '../../kernel/document/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import type { AiUse, Label, RevisionKind } from '../articles/index.ts'
import { type DraftFields, toFields } from '../drafts/index.ts'
import { viewOfRow } from '../media/index.ts'
import type { Decision } from './decide.ts'
import type { EditProposal } from './edits.ts'
import type { PassageNote } from './notes.ts'

/** A submission with what was handed in, what readers see so far, and what editors said. */
export type Submission = {
  id: string
  articleId: string
  accountId: string
  revisionId: string
  /** Number of the revision. */
  number: number
  kind: RevisionKind
  /** For readers. */
  note: string
  publishAt: Date | null
  submittedAt: Date
  submittedBy: { id: string; name: string } | null
  assignedTo: { id: string; name: string } | null
  assignedAt: Date | null
  withdrawnAt: Date | null
  decidedAt: Date | null
  decidedBy: { id: string; name: string } | null
  decision: Decision | null
  reason: string
  account: { id: string; handle: string; name: string; articles: number; createdAt: Date }
  /** Who began the article. */
  ownerId: string | null
  fields: DraftFields
  units: number
  /** What readers see now; undefined for an article that was never published. */
  published?: { number: number; fields: DraftFields }
  notes: PassageNote[]
  edits: EditProposal[]
  /** The pictures and videos of the text, and its cover. */
  media: Map<string, MediaView>
}

type RevisionRow = {
  title: string
  summary: string
  language: string
  body: never
  label: Label
  opinion: boolean
  sponsored: boolean
  ai: AiUse
  source_name: string | null
  source_url: string | null
  place: string | null
  cover_media_id: string | null
  channel_id: string | null
  topics: string[]
  comments_open: boolean
  slug: string
}

type Row = {
  id: string
  article_id: string
  account_id: string
  revision_id: string
  number: number
  kind: RevisionKind
  note: string
  publish_at: Date | null
  submitted_at: Date
  submitted_by: string | null
  submitter: string | null
  assigned_to: string | null
  assignee: string | null
  assigned_at: Date | null
  withdrawn_at: Date | null
  decided_at: Date | null
  decided_by: string | null
  decider: string | null
  decision: Decision | null
  reason: string
  series_id: string | null
  handle: string
  name: string
  articles: number
  account_since: Date
  owner_id: string | null
  units: number
  revision: RevisionRow
  published: (RevisionRow & { number: number }) | null
  notes: (Omit<PassageNote, 'at' | 'resolvedAt'> & { at: string; resolvedAt: string | null })[] | null
  edits: (Omit<EditProposal, 'at'> & { at: string })[] | null
  media: Parameters<typeof viewOfRow>[0][] | null
}

const one = statement<Row>(`
  select s.id, s.article_id, s.account_id, s.revision_id, r.number, s.kind, s.note, s.publish_at, s.submitted_at,
         s.submitted_by, p.name as submitter, s.assigned_to, e.name as assignee, s.assigned_at, s.withdrawn_at,
         s.decided_at, s.decided_by, d.name as decider, s.decision, s.reason, s.series_id, a.handle, a.name,
         coalesce(f.articles, 0) as articles, a.created_at as account_since, x.created_by as owner_id, r.units,
         to_jsonb(r) - 'plain' as revision, to_jsonb(n) - 'plain' as published, o.notes, q.edits, g.media
    from submission s
    join article x on x.id = s.article_id
    join revision r on r.id = s.revision_id
    join account a on a.id = s.account_id
    left join account_figures f on f.account_id = a.id
    left join person p on p.id = s.submitted_by
    left join person e on e.id = s.assigned_to
    left join person d on d.id = s.decided_by
    left join lateral (select v.* from publication u join revision v on v.id = u.revision_id
                        where u.article_id = s.article_id and v.id <> s.revision_id
                        order by v.number desc limit 1) n on true
    left join lateral (
      select json_agg(json_build_object('id', k.id, 'submissionId', s.id, 'block', k.block, 'quote', k.quote,
                      'text', k.text, 'by', k.name, 'at', k.noted_at, 'resolvedAt', k.resolved_at)
                      order by k.block, k.id) as notes
        from (select m.*, w.name from passage_note m left join person w on w.id = m.noted_by
               where m.submission_id = s.id order by m.block, m.id limit 500) k) o on true
    left join lateral (
      select json_agg(json_build_object('id', k.id, 'submissionId', s.id, 'fields', k.fields, 'message', k.message,
                      'by', k.name, 'at', k.proposed_at, 'state', case when k.accepted_at is not null then 'accepted'
                      when k.declined_at is not null then 'declined' else 'open' end) order by k.id desc) as edits
        from (select m.*, w.name from edit_proposal m left join person w on w.id = m.proposed_by
               where m.submission_id = s.id order by m.id desc limit 20) k) q on true
    left join lateral (
      select json_agg(json_build_object('id', m.id, 'kind', m.kind, 'mime', m.mime, 'width', m.width,
                      'height', m.height, 'colour', m.colour, 'frames', m.frames)) as media
        from media m where m.id = any(array(select jsonb_path_query(r.body, '$.**.media') #>> '{}'
                                              union select r.cover_media_id))) g on true
   where s.id = $1`)

/** A submission, or undefined. One query. */
export async function findSubmission(
  database: Pick<Database, 'pool'>,
  submissionId: string,
): Promise<Submission | undefined> {
  const [row] = await one(database, [submissionId])
  return row && toSubmission(row)
}

function toSubmission(row: Row): Submission {
  const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
  return {
    id: row.id,
    articleId: row.article_id,
    accountId: row.account_id,
    revisionId: row.revision_id,
    number: row.number,
    kind: row.kind,
    note: row.note,
    publishAt: row.publish_at,
    submittedAt: row.submitted_at,
    submittedBy: person(row.submitted_by, row.submitter),
    assignedTo: person(row.assigned_to, row.assignee),
    assignedAt: row.assigned_at,
    withdrawnAt: row.withdrawn_at,
    decidedAt: row.decided_at,
    decidedBy: person(row.decided_by, row.decider),
    decision: row.decision,
    reason: row.reason,
    account: {
      id: row.account_id,
      handle: row.handle,
      name: row.name,
      articles: row.articles,
      createdAt: row.account_since,
    },
    ownerId: row.owner_id,
    fields: toFields({ ...row.revision, series_id: row.series_id }),
    units: row.units,
    published: row.published ? { number: row.published.number, fields: toFields(row.published) } : undefined,
    notes: (row.notes ?? []).map(({ at, resolvedAt, ...note }) => ({
      ...note,
      at: new Date(at),
      resolvedAt: resolvedAt ? new Date(resolvedAt) : null,
    })),
    media: new Map((row.media ?? []).map((one) => [one.id, viewOfRow(one)])),
    edits: (row.edits ?? []).map(({ at, ...edit }) => ({ ...edit, at: new Date(at) })),
  }
}
