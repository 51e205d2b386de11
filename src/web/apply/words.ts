import type { ApplicationErrors } from '../../domain/applications/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { Language } from '../ui/frame.ts'
import { type MessageParams, translate, translateCode } from '../ui/messages.ts'
import { createVoice } from '../ui/voice.ts'

/** Words for why a handle is refused. */
export function handleWords(language: Language, code: string, like = ''): string {
  const reason = code.replace('account.handle_', '')
  return (
    translateCode(language, `apply.handle.${reason}`, { like }) ?? translate(language)('apply.handle.invalid')
  )
}

/** Field errors in words, by field. */
export function fieldWords(
  language: Language,
  errors: ApplicationErrors,
  like?: string,
): Record<string, string> {
  const words = Object.entries(errors).map(([field, key]) => [
    field,
    key.startsWith('account.') ? handleWords(language, key, like) : (translateCode(language, key) ?? key),
  ])
  return Object.fromEntries(words)
}

/** Words for an error that is about the whole, or undefined when it is not one of an applicant's. */
export function errorWords(error: unknown, language: Language, zone: string): string | undefined {
  if (!(error instanceof CodedError)) return undefined
  const params: Record<string, string | number> = {}
  if (error.details.until instanceof Date)
    params.date = createVoice(language, zone).dateTime(error.details.until)
  if (error.code === 'people.wrong_state') {
    const state = translateCode(language, `apply.state.${error.details.state}`) ?? ''
    return translate(language)('apply.wrongState', { state })
  }
  return translateCode(language, `apply.${error.code}`, params)
}

/** Words for a file that was refused. */
export function fileWords(language: Language, error: unknown, name: string): string {
  if (!(error instanceof CodedError)) throw error
  const reason = { 'media.too_many_pixels': 'too_large' }[error.code] ?? error.code.replace('media.', '')
  const params: MessageParams = { name }
  return (
    translateCode(language, `apply.file.${reason}`, params) ??
    translateCode(language, `apply.${error.code}`, params) ??
    translate(language)('apply.file.failed', params)
  )
}
