import type { FastifyRequest } from 'fastify'
import type { CodedError } from '../../../kernel/errors.ts'
import type { Language } from '../../ui/frame.ts'
import { type MessageParams, translate, translateCode } from '../../ui/messages.ts'

/** Why a comment was refused, and what helps. */
export function problemWords({ code, details }: CodedError, language: Language): string {
  const params: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(details))
    if (typeof value === 'string' || typeof value === 'number') params[name] = value
  const key = details.settled === true ? `${code}_settled` : code
  return translateCode(language, key, params as MessageParams) ?? translate(language)('comments.failed')
}

/** Whether the page's script asks, and not somebody who wants to read a page. */
export function wantsJson({ headers }: FastifyRequest): boolean {
  return headers.accept?.startsWith('application/json') ?? false
}
