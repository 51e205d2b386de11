import { type Database, statement } from '../../platform/database/index.ts'
import type { ApplicationState } from '../permissions/index.ts'
import type { Hint } from './application.ts'
import type { SubjectKind } from './kinds.ts'

export type QueueFilters = {
  state: Exclude<ApplicationState, 'draft'>
  kind?: SubjectKind
  field?: string
  /** `nobody`, or a person's ID. */
  assigned?: 'nobody' | (string & {})
  /** Only those that editors should look at twice. */
  hinted?: boolean
}

/** Where a page of the queue ends. */
export type QueueCursor = { since: Date; id: string }

export type QueueRow = {
  id: string
  /** BCP 47, of its words. */
  language: string
  name: string
  handle: string
  kind: SubjectKind
  field: string
  state: ApplicationState
  /** Since when it waits for whoever is to act now; for what is decided, since when. */
  since: Date
  assignedTo: string | null
  assignedName: string | null
  secondedBy: string | null
  hints: Hint[]
}

const COLUMNS = `a.id, a.language, a.name, a.handle, a.kind, a.field, a.state, a.waiting_since as since, a.assigned_to as "assignedTo",
  g.name as "assignedName", a.seconded_by as "secondedBy", a.hints`

/** What waits comes oldest first; what is settled, newest first. */
function isSettled(state: QueueFilters['state']): boolean {
  return state === 'approved' || state === 'refused' || state === 'withdrawn'
}

type Paging = {
  /** Whose own applications are left out; '' for nobody's. */
  reader: string
  after?: QueueCursor
  /** Where the open application stands: when it is not on the page, the page begins with it. */
  open?: QueueCursor
  limit: number
}

/**
 * Applications of a state, at most `limit` behind the cursor. `from` is told when the page begins with the open one
 * instead. One query, by an index of the first filter, whose cost does not grow with the queue.
 */
export async function queueOfApplications(
  database: Database,
  filters: QueueFilters,
  { reader, after, open, limit }: Paging,
): Promise<{ rows: QueueRow[]; next?: QueueCursor; from?: QueueCursor }> {
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions = conditionsOf(filters, reader, value)
  const [direction, beyond] = isSettled(filters.state) ? ['desc', '<'] : ['asc', '>']
  const most = value(limit + 1)
  const page = (cursor: QueueCursor | undefined): string => {
    const begun =
      cursor && `(a.waiting_since, a.id) ${beyond} (${value(cursor.since)}::timestamptz, ${value(cursor.id)})`
    return `select ${COLUMNS} from application a left join person g on g.id = a.assigned_to
      where ${[...conditions, ...(begun ? [begun] : [])].join(' and ')}
      order by a.waiting_since ${direction}, a.id ${direction} limit ${most}`
  }
  const asked = page(after)
  const from = open && justBefore(filters.state, open)
  const text = open ? withOpen(asked, page(from), value(open.id)) : asked
  const found = await statement<QueueRow & { moved?: boolean }>(text)(database, values)
  const rows = found.slice(0, limit).map(({ moved: _moved, ...row }) => row)
  const last = rows.at(-1)
  return {
    rows,
    next: found.length > limit && last ? { since: last.since, id: last.id } : undefined,
    from: found[0]?.moved ? from : undefined,
  }
}

/** The cursor of a page that begins with this one. Times are kept to the millisecond. */
function justBefore(state: QueueFilters['state'], { since, id }: QueueCursor): QueueCursor {
  return { since: new Date(since.getTime() + (isSettled(state) ? 1 : -1)), id }
}

/** The page as asked when the open one is on it, or when the filters leave that one out; else the page from it on. */
function withOpen(asked: string, from: string, id: string): string {
  return `with asked as (${asked}), begun as (${from}), on_page as (select exists (select from asked where id = ${id})
      or not exists (select from begun where id = ${id}) as yes)
    select asked.*, false as moved from asked where (select yes from on_page)
    union all select begun.*, true as moved from begun where not (select yes from on_page)`
}

function conditionsOf(
  { state, kind, field, assigned, hinted }: QueueFilters,
  reader: string,
  value: (given: unknown) => string,
): string[] {
  return [
    `a.state = ${value(state)}`,
    `a.person_id <> ${value(reader)}`,
    ...(kind ? [`a.kind = ${value(kind)}`] : []),
    ...(field ? [`a.field = ${value(field)}`] : []),
    ...(assigned === 'nobody' ? ['a.assigned_to is null'] : []),
    ...(assigned && assigned !== 'nobody' ? [`a.assigned_to = ${value(assigned)}`] : []),
    ...(hinted ? [`a.hints <> '[]'`] : []),
  ]
}

export type QueueCounts = {
  submitted: number
  appealed: number
  changes: number
  mine: number
  unassigned: number
}

/** Beyond this nobody counts on: "999+". */
export const COUNTED_AT_MOST = 1000

const counted = (where: string) =>
  `(select count(*)::int from (select from application where ${where} and person_id <> $2 limit ${COUNTED_AT_MOST}) c)`
const counts = statement<QueueCounts>(`select ${counted("state = 'submitted'")} as submitted,
  ${counted("state = 'appealed'")} as appealed, ${counted("state = 'changes'")} as changes,
  ${counted("state in ('submitted', 'appealed') and assigned_to = $1")} as mine,
  ${counted("state = 'submitted' and assigned_to is null")} as unassigned`)

/**
 * How many wait, for an editor's rail; each at most {@link COUNTED_AT_MOST}. `hidden`: whose own are left out, '' for
 * nobody's. One query.
 */
export async function queueCounts(database: Database, editor: string, hidden = editor): Promise<QueueCounts> {
  const [row] = await counts(database, [editor, hidden])
  return row ?? { submitted: 0, appealed: 0, changes: 0, mine: 0, unassigned: 0 }
}

const mine =
  statement<QueueRow>(`select ${COLUMNS} from application a left join person g on g.id = a.assigned_to
  where a.state in ('submitted', 'appealed') and a.assigned_to = $1 and a.person_id <> $1
  order by a.waiting_since, a.id limit 20`)

/** What is assigned to an editor and waits, oldest first, at most 20. One query. */
export async function assignedTo(database: Database, personId: string): Promise<QueueRow[]> {
  return mine(database, [personId])
}
