import type { FastifyReply } from 'fastify'
import { CodedError } from '../../kernel/errors.ts'
import type { Language } from '../ui/frame.ts'
import { type MessageKey, translate } from '../ui/messages.ts'

/** Why a form of people was refused: status of the answer, and the words above the form. */
export type Refusal = { status: number; text: string; retryAfter?: number }

const REFUSALS: Record<string, { status: number; key: MessageKey }> = {
  'sign_in.refused': { status: 401, key: 'people.signInRefused' },
  'sign_in.too_many': { status: 429, key: 'people.signInTooMany' },
  'sign_in.code_refused': { status: 401, key: 'people.codeRefused' },
  'sign_in.expired': { status: 401, key: 'people.codeExpired' },
  'sign_in.passkey_refused': { status: 401, key: 'people.passkeyRefused' },
  'sign_in.no_provider': { status: 404, key: 'people.providerNone' },
  'sign_in.provider_away': { status: 503, key: 'people.providerAway' },
  'sign_in.provider_refused': { status: 401, key: 'people.providerRefused' },
  'sign_in.not_linked': { status: 403, key: 'people.providerNotLinked' },
  'sign_up.closed': { status: 403, key: 'people.signUpClosed' },
  'sign_up.by_invitation': { status: 403, key: 'people.signUpByInvitation' },
  'letter.spent': { status: 410, key: 'people.letterSpent' },
  'people.wrong_password': { status: 401, key: 'people.wrongPassword' },
  'people.too_many_tries': { status: 429, key: 'people.signInTooMany' },
  'people.not_recent': { status: 403, key: 'people.notRecent' },
  'people.passkey_refused': { status: 422, key: 'people.passkeyRefused' },
  'people.owns_accounts': { status: 409, key: 'people.ownsAccounts' },
  'role.last_operator': { status: 409, key: 'people.lastOperator' },
}

/** The refusal that an error means; an error that means none is thrown on. */
export function refusalOf(error: unknown, language: Language): Refusal {
  const known = error instanceof CodedError ? REFUSALS[error.code] : undefined
  if (!known) throw error
  const retryAfter = Number((error as CodedError).details.retryAfter) || undefined
  const count = Math.ceil((retryAfter ?? 0) / 60)
  return { status: known.status, text: translate(language)(known.key, { count }), retryAfter }
}

/** Says when to try again (RFC 9110, 10.2.3), in whole minutes: seconds would tell when others began. */
export function tellWhen(reply: FastifyReply, refusal: Refusal): void {
  if (refusal.retryAfter) reply.header('retry-after', String(Math.ceil(refusal.retryAfter / 60) * 60))
}

/** Mistakes beside fields, as message keys by field, which some errors carry. */
export function fieldErrorsOf(error: unknown): Record<string, string> | undefined {
  if (!(error instanceof CodedError)) return undefined
  return error.details.errors as Record<string, string> | undefined
}
