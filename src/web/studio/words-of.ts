import type { CodedError } from '../../kernel/errors.ts'
import type { Language } from '../ui/frame.ts'
import { type MessageParams, translate, translateCode } from '../ui/messages.ts'
import { createVoice } from '../ui/voice.ts'

/** A mistake in words, with what it is about put in; undefined where the code has none. */
export function wordsOf(error: CodedError, language: Language, zone: string): string | undefined {
  const { code, details } = error
  const { field, problem, limit } = details as { field?: string; problem?: string; limit?: number }
  if (field && problem) {
    const t = translate(language)
    const name = translateCode(language, `studio.field.${field}`) ?? field
    const words = translateCode(language, `studio.problem.${problem}`, { limit: limit ?? 0 })
    return words === undefined ? undefined : `${name}${t('common.colon')}${words}`
  }
  return translateCode(language, code, paramsOf(details, language, zone))
}

function paramsOf(details: Record<string, unknown>, language: Language, zone: string): MessageParams {
  const params: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(details)) {
    if (typeof value === 'string' || typeof value === 'number') params[name] = value
    else if (value instanceof Date) params[name] = createVoice(language, zone).dateTime(value)
  }
  return params
}
