import type { QueueCursor, QueueFilters } from '../../../domain/reviewing/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { formValues } from '../../http/form-values.ts'

const STATES = ['waiting', 'changes', 'refused', 'published'] as const
const ASSIGNED = ['me', 'nobody', 'others'] as const
const KINDS = ['new', 'revision'] as const
const LABELS = ['original', 'reprint', 'translation'] as const

/** Which articles a list shows, as its address says it. Everything is optional; what cannot be is left out. */
export type Asked = {
  state: (typeof STATES)[number]
  assigned?: (typeof ASSIGNED)[number]
  kind?: (typeof KINDS)[number]
  label?: (typeof LABELS)[number]
  /** ID of a channel. */
  channel?: string
  /** Handle of an account, without @. */
  account?: string
  /** Where the page of the list begins. */
  after?: string
}

/** What the address of a list or of one of its entries asks for. */
export function readAsked(query: unknown): Asked {
  const { text } = formValues(query)
  const channel = text('channel')
  const account = text('account').trim().replace(/^@/, '').toLowerCase().slice(0, 60)
  const after = text('after')
  return {
    state: oneOf(STATES, text('state')) ?? 'waiting',
    assigned: oneOf(ASSIGNED, text('assigned')),
    kind: oneOf(KINDS, text('kind')),
    label: oneOf(LABELS, text('label')),
    channel: isId(channel) ? channel : undefined,
    account: account || undefined,
    after: readCursor(after) ? after : undefined,
  }
}

/** What is asked for as the domain wants it, for the editor who asks. */
export function filtersOf(asked: Asked, personId: string): QueueFilters {
  const { state, assigned, kind, label, channel, account } = asked
  const waits = state === 'waiting'
  return {
    list: waits ? 'waiting' : 'decided',
    decision: { waiting: undefined, changes: 'changes', refused: 'refuse', published: 'publish' }[
      state
    ] as QueueFilters['decision'],
    ...(waits
      ? {
          assignedTo: assigned === 'nobody' ? 'nobody' : assigned === 'me' ? personId : undefined,
          takenByOthersThan: assigned === 'others' ? personId : undefined,
        }
      : { decidedBy: assigned === 'me' ? personId : undefined }),
    kind,
    label,
    channelId: channel,
    accountHandle: account,
  }
}

/** An address of the queue, or of something of it (`/{id}`, `/{id}/publish`), that keeps what is asked for. */
export function addressOf(asked: Asked, path = '', more: Record<string, string> = {}): string {
  const entries = Object.entries({ ...asked, ...more }).filter(
    ([name, value]) => value !== undefined && value !== '' && !(name === 'state' && value === 'waiting'),
  ) as [string, string][]
  const query = new URLSearchParams(entries).toString()
  return `/desk/articles${path}${query && `?${query}`}`
}

/** The same list with something else asked for, from its beginning. */
export function changed(asked: Asked, change: Partial<Asked>): string {
  return addressOf({ ...asked, after: undefined, ...change })
}

/** How many of the less common filters are on. */
export function narrowing({ kind, label, channel, account }: Asked): number {
  return [kind, label, channel, account].filter(Boolean).length
}

/** A place in the queue as an address writes it: milliseconds and an ID. */
export function writeCursor({ at, id }: QueueCursor): string {
  return `${at.getTime()}-${id}`
}

export function readCursor(text: string | undefined): QueueCursor | undefined {
  const [, at = '', id = ''] = /^(\d{1,15})-(\w{13})$/.exec(text ?? '') ?? []
  return isId(id) ? { at: new Date(Number(at)), id } : undefined
}

function oneOf<Word extends string>(words: readonly Word[], given: string): Word | undefined {
  return words.find((word) => word === given)
}
