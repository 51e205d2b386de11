import type { RevisionKind } from '../../../domain/articles/index.ts'
import { fromWallTime } from '../../../kernel/time/index.ts'
import type { FormValues } from '../../http/form-values.ts'

/** Why a time is none, or which of two it may be. */
export type TimeProblem =
  | { kind: 'missing' | 'unreadable' }
  /** The clocks skip it; `after` is what it would be. */
  | { kind: 'skipped'; after: Date }
  | { kind: 'twice'; first: Date; second: Date }

export type SubmissionValues = {
  kind: RevisionKind
  note: string
  publishAt?: Date
  version?: number
  key?: string
}

const KINDS: RevisionKind[] = ['minor', 'update', 'correction']

/** What the submission's form says, its time read on the portal's clocks. */
export function readSubmission(
  form: FormValues,
  timeZone: string,
): { values: SubmissionValues } | { problem: TimeProblem } {
  const version = Number(form.text('version'))
  const values = {
    kind: KINDS.find((one) => one === form.text('kind')) ?? 'minor',
    note: form.text('note').slice(0, 2000),
    version: form.text('version') !== '' && Number.isInteger(version) ? version : undefined,
    key: /^[\w-]{8,64}$/.test(form.text('key')) ? form.text('key') : undefined,
  }
  if (form.text('when') !== 'later') return { values }
  const text = form.text('at').trim()
  if (text === '') return { problem: { kind: 'missing' } }
  const time = fromWallTime(text, timeZone)
  if (!time) return { problem: { kind: 'unreadable' } }
  if (time.kind === 'skipped') return { problem: time }
  if (time.kind === 'one') return { values: { ...values, publishAt: time.at } }
  const which = form.text('which')
  if (which !== 'first' && which !== 'second') return { problem: time }
  return { values: { ...values, publishAt: time[which] } }
}
