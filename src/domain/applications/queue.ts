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

const COLUMNS = `a.id, a.name, a.handle, a.kind, a.field, a.state, a.waiting_since as since, a.assigned_to as "assignedTo",
  g.name as "assignedName", a.seconded_by as "secondedBy", a.hints`

/** What waits comes oldest first; what is settled, newest first. */
function isSettled(state: QueueFilters['state']): boolean {
  return state === 'approved' || state === 'refused' || state === 'withdrawn'
}

/**
 * Applications of a state, those of `reader` left out, at most `limit` behind the cursor (with `inclusive`, from the
 * cursor on). One query, by an index of the first filter, whose cost does not grow with the queue.
 */
export async function queueOfApplications(
  database: Database,
  filters: QueueFilters,
  {
    reader,
    after,
    inclusive,
    limit,
  }: { reader: string; after?: QueueCursor; inclusive?: boolean; limit: number },
): Promise<{ rows: QueueRow[]; next?: QueueCursor }> {
  const values: unknown[] = [filters.state, reader]
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions = ['a.state = $1', 'a.person_id <> $2']
  if (filters.kind) conditions.push(`a.kind = ${value(filters.kind)}`)
  if (filters.field) conditions.push(`a.field = ${value(filters.field)}`)
  if (filters.assigned === 'nobody') conditions.push('a.assigned_to is null')
  else if (filters.assigned) conditions.push(`a.assigned_to = ${value(filters.assigned)}`)
  if (filters.hinted) conditions.push(`a.hints <> '[]'`)
  const [direction, beyond] = isSettled(filters.state) ? ['desc', '<'] : ['asc', '>']
  if (after) {
    const than = `${beyond}${inclusive ? '=' : ''}`
    conditions.push(
      `(a.waiting_since, a.id) ${than} (${value(after.since)}::timestamptz, ${value(after.id)})`,
    )
  }
  const text = `select ${COLUMNS} from application a left join person g on g.id = a.assigned_to
    where ${conditions.join(' and ')} order by a.waiting_since ${direction}, a.id ${direction} limit ${value(limit + 1)}`
  const rows = await statement<QueueRow>(text)(database, values)
  const last = rows[limit - 1]
  return rows.length > limit && last
    ? { rows: rows.slice(0, limit), next: { since: last.since, id: last.id } }
    : { rows }
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
  `(select count(*)::int from (select from application where ${where} and person_id <> $1 limit ${COUNTED_AT_MOST}) c)`
const counts = statement<QueueCounts>(`select ${counted("state = 'submitted'")} as submitted,
  ${counted("state = 'appealed'")} as appealed, ${counted("state = 'changes'")} as changes,
  ${counted("state in ('submitted', 'appealed') and assigned_to = $1")} as mine,
  ${counted("state = 'submitted' and assigned_to is null")} as unassigned`)

/** How many wait, for an editor's rail; each at most {@link COUNTED_AT_MOST}. One query. */
export async function queueCounts(database: Database, reader: string): Promise<QueueCounts> {
  const [row] = await counts(database, [reader])
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
