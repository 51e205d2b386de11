import type { Submission } from '../../../domain/reviewing/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import type { Template } from '../../../domain/templates/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { LANGUAGES, nearestLanguage } from '../../../kernel/languages/index.ts'
import { fromWallTime, toWallTime } from '../../../kernel/time/index.ts'
import type { FormValues } from '../../http/form-values.ts'
import type { MessageKey } from '../../ui/messages.ts'

/** A decision as it was typed. */
export type DecisionTyped = {
  /** ID of the revision that was on the page. */
  revision: string
  reason: string
  /** ID of a channel, '' for none. */
  channel: string
  when: 'now' | 'wished' | 'at'
  /** A wall time in the portal's zone, `YYYY-MM-DDTHH:mm`. */
  at: string
  /** What is wrong with it: a message, and the field it is about. */
  problem?: { name?: string; key: MessageKey; limit?: number }
}

/** What a form says, or the form as it is first shown. */
export function readDecision(
  form: FormValues | undefined,
  submission: Submission,
  zone: string,
): DecisionTyped {
  const { publishAt, revisionId, fields } = submission
  if (!form)
    return {
      revision: revisionId,
      reason: '',
      channel: fields.channelId ?? '',
      when: publishAt ? 'wished' : 'now',
      at: publishAt ? toWallTime(publishAt, zone) : '',
    }
  const when = form.text('when')
  return {
    revision: form.text('revision').slice(0, 20),
    // Browsers send line ends as CR LF.
    reason: form.text('reason').replace(/\r\n?/g, '\n'),
    channel: form.texts('channel').length > 0 ? form.text('channel') : (fields.channelId ?? ''),
    when: when === 'wished' || when === 'at' ? when : 'now',
    at: form.text('at'),
  }
}

/** The words of a template in the language of the article, after what is there already. */
export function withTemplate(
  typed: DecisionTyped,
  templates: Template[],
  id: string,
  language: string,
): DecisionTyped {
  const template = templates.find((one) => one.id === id)
  if (!template) return typed
  const words = localText(template.texts, nearestLanguage(LANGUAGES, language) ?? 'en')
  return { ...typed, reason: [typed.reason.trim(), words].filter(Boolean).join('\n\n') }
}

/** The channel to publish in; undefined: as the author wished. Throws `channel.not_found`. */
export function channelOf({ channel }: DecisionTyped, { fields }: Submission): string | null | undefined {
  if (channel === (fields.channelId ?? '')) return undefined
  if (channel === '') return null
  if (!isId(channel)) throw new CodedError('channel.not_found')
  return channel
}

/** When to publish; undefined: as the author wished, null: now. Throws `submission.time_invalid`. */
export function whenOf(
  { when, at }: DecisionTyped,
  submission: Submission,
  zone: string,
): Date | null | undefined {
  // A change to what readers see already comes out at once.
  if (submission.kind !== 'first' || when === 'now') return null
  if (when === 'wished') return undefined
  const time = fromWallTime(at, zone)
  if (!time || time.kind === 'skipped') throw new CodedError('submission.time_invalid')
  return time.kind === 'twice' ? time.first : time.at
}

const PROBLEMS: Record<string, { name?: string; key: MessageKey }> = {
  'submission.reason_missing': { name: 'reason', key: 'desk.art.problem.reasonMissing' },
  'submission.reason_long': { name: 'reason', key: 'desk.art.problem.reasonLong' },
  'submission.time_invalid': { name: 'at', key: 'desk.art.problem.timeInvalid' },
  'submission.time_passed': { name: 'at', key: 'desk.art.problem.timePassed' },
  'submission.changed': { key: 'desk.art.problem.changed' },
  'channel.not_found': { name: 'channel', key: 'desk.art.problem.channel' },
}

/** What is wrong with what was typed, in words; undefined for what is no matter of the form. */
export function problemOf({ code, details }: CodedError): DecisionTyped['problem'] {
  const problem = PROBLEMS[code]
  return problem && { ...problem, limit: typeof details.limit === 'number' ? details.limit : undefined }
}
