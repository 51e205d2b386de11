import { sql } from 'kysely'
import { type Database, statement } from '../../platform/database/index.ts'
import type { Label, ListingFlag, RevisionKind } from '../articles/index.ts'

/** Which submissions: those that wait (the oldest first) or those that editors decided (the latest first). */
export type QueueFilters = {
  list?: 'waiting' | 'decided'
  channelId?: string
  accountId?: string
  /** Lower case; an unknown one has nothing. */
  accountHandle?: string
  /** A person's ID, or 'nobody'. */
  assignedTo?: string
  /** Taken, but not by this person. */
  takenByOthersThan?: string
  label?: Label
  /** Who decided, of those that are decided. */
  decidedBy?: string
  /** Of those that are decided. */
  decision?: 'publish' | 'changes' | 'refuse'
  /** Articles that readers have not seen yet, or changes to those they have. */
  kind?: 'new' | 'revision'
  language?: string
}

/** A place in the queue: a time and a submission's ID. */
export type QueueCursor = { at: Date; id: string }

/** A submission as the queue shows it. */
export type QueueItem = {
  id: string
  articleId: string
  title: string
  summary: string
  language: string
  label: Label
  flags: ListingFlag[]
  units: number
  channelId: string | null
  kind: RevisionKind
  publishAt: Date | null
  submittedAt: Date
  submittedBy: { id: string; name: string } | null
  assignedTo: { id: string; name: string } | null
  account: { id: string; handle: string; name: string; articles: number }
  /** Notes and an editor's edit that wait for an answer. */
  notes: number
  edited: boolean
  decision: 'publish' | 'changes' | 'refuse' | null
  decidedAt: Date | null
  decidedBy: string | null
}

const SIZE = 30
/** So many are looked through by what no index knows: label, kind and language. */
const WINDOW = 5000

const COLUMNS = `s.id, s.article_id as "articleId", r.title, r.summary, r.language, r.label, r.units, s.channel_id as "channelId",
  array_remove(array[case when r.opinion then 'opinion' end, case when r.sponsored then 'sponsored' end,
                     case when r.ai <> 'none' then 'ai-' || r.ai end], null) as flags,
  s.kind, s.publish_at as "publishAt", s.submitted_at as "submittedAt", s.submitted_by, p.name as submitter,
  s.assigned_to, e.name as assignee, a.id as account_id, a.handle, a.name,
  coalesce((select articles from account_figures where account_id = a.id), 0) as articles,
  (select count(*)::int from passage_note n where n.submission_id = s.id and n.resolved_at is null) as notes,
  exists (select from edit_proposal where submission_id = s.id and accepted_at is null and declined_at is null) as edited,
  s.decision, s.decided_at as "decidedAt", d.name as "decidedBy"`
const JOINS = `join revision r on r.id = s.revision_id join account a on a.id = s.account_id
  left join person p on p.id = s.submitted_by left join person e on e.id = s.assigned_to
  left join person d on d.id = s.decided_by`

type Row = Omit<QueueItem, 'submittedBy' | 'assignedTo' | 'account'> & {
  submitted_by: string | null
  submitter: string | null
  assigned_to: string | null
  assignee: string | null
  account_id: string
  handle: string
  name: string
  articles: number
}

/**
 * Thirty submissions from a place in the queue on, and where it goes on; by label, kind and language among the next
 * 5000. One query, by index.
 */
export async function queueOfSubmissions(
  database: Pick<Database, 'pool'>,
  filters: QueueFilters = {},
  cursor?: QueueCursor,
): Promise<{ items: QueueItem[]; next?: QueueCursor }> {
  const waiting = filters.list !== 'decided'
  const values: unknown[] = []
  const value = (one: unknown): string => `$${values.push(one)}`
  const where = waiting ? ['s.decided_at is null', 's.withdrawn_at is null'] : ['s.decided_by is not null']
  if (filters.channelId) where.push(`s.channel_id = ${value(filters.channelId)}`)
  if (filters.accountId) where.push(`s.account_id = ${value(filters.accountId)}`)
  if (filters.accountHandle)
    where.push(`s.account_id = (select id from account where handle = ${value(filters.accountHandle)})`)
  if (filters.assignedTo === 'nobody') where.push('s.assigned_to is null')
  else if (filters.assignedTo) where.push(`s.assigned_to = ${value(filters.assignedTo)}`)
  if (filters.takenByOthersThan) where.push(`s.assigned_to <> ${value(filters.takenByOthersThan)}`)
  if (filters.decidedBy && !waiting) where.push(`s.decided_by = ${value(filters.decidedBy)}`)
  if (filters.decision && !waiting) where.push(`s.decision = ${value(filters.decision)}`)
  const time = waiting ? 'submitted_at' : 'decided_at'
  if (cursor)
    where.push(`(s.${time}, s.id) ${waiting ? '>' : '<'} (${value(cursor.at)}, ${value(cursor.id)})`)
  const order = waiting ? '' : 'desc'
  const fine: string[] = []
  if (filters.label)
    fine.push(`(select label from revision where id = s.revision_id) = ${value(filters.label)}`)
  if (filters.kind) fine.push(`s.kind ${filters.kind === 'new' ? '=' : '<>'} 'first'`)
  if (filters.language)
    fine.push(`(select language from revision where id = s.revision_id) = ${value(filters.language)}`)
  const run = statement<Row>(`
    with looked as (select s.* from submission s where ${where.join(' and ')}
                     order by s.${time} ${order}, s.id ${order} limit ${fine.length > 0 ? WINDOW : SIZE + 1}),
         picked as (select s.* from looked s where ${['true', ...fine].join(' and ')}
                     order by s.${time} ${order}, s.id ${order} limit ${SIZE + 1})
    select ${COLUMNS} from picked s ${JOINS} order by s.${time} ${order}, s.id ${order}`)
  const rows = await run(database, values)
  const items = rows.slice(0, SIZE).map(toItem)
  const last = rows.length > SIZE ? items.at(-1) : undefined
  const at = waiting ? last?.submittedAt : last?.decidedAt
  return last && at ? { items, next: { at, id: last.id } } : { items }
}

function toItem({
  submitted_by,
  submitter,
  assigned_to,
  assignee,
  account_id,
  handle,
  name,
  articles,
  ...row
}: Row): QueueItem {
  return {
    ...row,
    submittedBy: submitted_by ? { id: submitted_by, name: submitter ?? '' } : null,
    assignedTo: assigned_to ? { id: assigned_to, name: assignee ?? '' } : null,
    account: { id: account_id, handle, name, articles },
  }
}

/** How many submissions wait, and how many of them a person has taken: counted up to 1000. One query, by index. */
export async function countWaiting(
  { db }: Pick<Database, 'db'>,
  personId: string,
): Promise<{ waiting: number; mine: number }> {
  const { rows } = await sql<{ waiting: number; mine: number }>`
    select count(*)::int as waiting, count(*) filter (where assigned_to = ${personId})::int as mine
      from (select assigned_to from submission where decided_at is null and withdrawn_at is null
             order by submitted_at, id limit 1000) s`.execute(db)
  return rows[0] ?? { waiting: 0, mine: 0 }
}
