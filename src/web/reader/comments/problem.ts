import type { FastifyRequest } from 'fastify'
import type { CodedError } from '../../../kernel/errors.ts'
import type { Language } from '../../ui/frame.ts'
import { type MessageParams, translate, translateCode } from '../../ui/messages.ts'

/** What other parts refuse too, in the words of this one. */
const SAID_HERE: Readonly<Record<string, string>> = { 'people.too_many_tries': 'comment.too_many_acts' }

/** Why a comment was refused, and what helps. */
export function problemWords({ code, details }: CodedError, language: Language): string {
  const params: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(details))
    if (typeof value === 'string' || typeof value === 'number') params[name] = value
  const key = details.settled === true ? `${code}_settled` : (SAID_HERE[code] ?? code)
  return translateCode(language, key, params as MessageParams) ?? translate(language)('comments.failed')
}

/** Whether the page's script asks, and not somebody who wants to read a page. */
export function wantsJson({ headers }: FastifyRequest): boolean {
  return headers.accept?.startsWith('application/json') ?? false
}
