import { CodedError } from '../../kernel/errors.ts'

export type Check<T> = (value: unknown) => T

/** Removes what must not be in one line of text: control characters become spaces, spaces are collapsed. */
export function line(value: unknown, limit: number): string {
  if (typeof value !== 'string') return refuse('text_malformed')
  const text = value
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return [...text].length > limit ? refuse('text_too_long') : text
}

/** Whether a text is an http(s) address. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

/** Whether a text is one plain e-mail address. */
export function isEmail(text: string): boolean {
  return /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:"]+$/.test(text)
}

/** A whole number within bounds. */
export function whole(least: number, most: number): Check<number> {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return refuse('number_malformed')
    return value < least || value > most ? refuse('number_out_of_range') : value
  }
}

/** Yes or no. */
export function flag(value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse('choice_unknown')
}

/** Refuses a value, with the message key `settings.{reason}`. */
export function refuse(reason: string): never {
  throw new CodedError('settings.invalid', { reason: `settings.${reason}` })
}
