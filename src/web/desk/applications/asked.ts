import { isSubjectKind, type QueueCursor, type QueueFilters } from '../../../domain/applications/index.ts'
import { isId } from '../../../kernel/ids.ts'

export const QUEUE = '/desk/applications'
const STATES = ['submitted', 'appealed', 'changes', 'approved', 'refused', 'withdrawn'] as const
const FIELD_MAX = 40

/** What an address asks of the queue: filters, and where its page begins. */
export type Asked = {
  state: (typeof STATES)[number]
  kind?: NonNullable<QueueFilters['kind']>
  field?: string
  assigned?: 'me' | 'nobody'
  hinted?: boolean
  after?: QueueCursor
}

/** Reads an address; what it does not know counts as not asked. */
export function askedIn(query: unknown): Asked {
  const text = (name: string): string => {
    const value = (query as Record<string, unknown>)[name]
    return typeof value === 'string' ? value : ''
  }
  const [state, kind, assigned] = [text('state'), text('kind'), text('assigned')]
  const field = text('field').slice(0, FIELD_MAX)
  return {
    state: STATES.find((one) => one === state) ?? 'submitted',
    ...(isSubjectKind(kind) && { kind }),
    ...(field && { field }),
    ...((assigned === 'me' || assigned === 'nobody') && { assigned }),
    ...(text('hints') && { hinted: true }),
    ...cursorIn(text('after')),
  }
}

/** The same as the part of an address behind `?`; '' for the queue as it is first seen. */
export function queryOf({ state, kind, field, assigned, hinted, after }: Asked): string {
  const pairs = [
    ['state', state === 'submitted' ? '' : state],
    ['kind', kind],
    ['field', field],
    ['assigned', assigned],
    ['hints', hinted ? '1' : ''],
    ['after', after && `${after.since.getTime().toString(36)}-${after.id}`],
  ].filter((pair): pair is [string, string] => Boolean(pair[1]))
  return new URLSearchParams(pairs).toString()
}

/** The address of the queue, or of one application in it. */
export function addressOf(asked: Asked, id?: string, more: Record<string, string> = {}): string {
  const query = [queryOf(asked), new URLSearchParams(more).toString()].filter(Boolean).join('&')
  return `${QUEUE}${id ? `/${id}` : ''}${query && `?${query}`}`
}

/** The address with some filters changed, from the start of the list. */
export function changed(asked: Asked, changes: Partial<Asked>): string {
  return addressOf({ ...asked, ...changes, after: undefined })
}

/** How many filters narrow it beside the state. */
export function narrowing({ kind, field, hinted }: Asked): number {
  return [kind, field, hinted].filter(Boolean).length
}

/** The filters as the domain wants them. */
export function filtersOf({ state, kind, field, assigned, hinted }: Asked, personId: string): QueueFilters {
  return { state, kind, field, hinted, assigned: assigned === 'me' ? personId : assigned }
}

function cursorIn(text: string): { after?: QueueCursor } {
  const [since = '', id = ''] = text.split('-')
  const time = /^[0-9a-z]{1,9}$/.test(since) ? Number.parseInt(since, 36) : Number.NaN
  return Number.isSafeInteger(time) && time < 8e15 && isId(id) ? { after: { since: new Date(time), id } } : {}
}
