import { isId } from '../is-id.ts'
import { isLinkAddress, isMediaAddress } from './link-address.ts'

const LANGUAGE = /^[A-Za-z0-9][A-Za-z0-9+#._-]{0,39}$/
const MAX_WORDS = 2000

// What ProseMirror calls for each attribute: throw, or be content.

export function checkHref(value: unknown): void {
  refuseUnless(typeof value === 'string' && isLinkAddress(value), 'href')
}

export function checkMedia(value: unknown): void {
  refuseUnless(value === null || (typeof value === 'string' && isId(value)), 'media')
}

export function checkSource(value: unknown): void {
  refuseUnless(value === null || (typeof value === 'string' && isMediaAddress(value)), 'src')
}

/** The address of a source, or null. */
export function checkHrefOrNone(value: unknown): void {
  refuseUnless(value === null || (typeof value === 'string' && isLinkAddress(value)), 'href')
}

/** A day as `YYYY-MM-DD`, or null. */
export function checkDay(value: unknown): void {
  refuseUnless(value === null || (typeof value === 'string' && isDay(value)), 'day')
}

/** Alternative texts and captions. */
export function checkWords(value: unknown): void {
  refuseUnless(typeof value === 'string' && value.length <= MAX_WORDS, 'words')
}

export function checkLevel(value: unknown): void {
  refuseUnless(value === 2 || value === 3 || value === 4, 'level')
}

export function checkStart(value: unknown): void {
  refuseUnless(isWhole(value, 0, 999_999_999), 'start')
}

export function checkSpan(value: unknown): void {
  refuseUnless(isWhole(value, 1, 1000), 'span')
}

export function checkLanguage(value: unknown): void {
  refuseUnless(value === null || (typeof value === 'string' && isCodeLanguage(value)), 'language')
}

/** Whether text can name the language of a code block (`language-…` in HTML, the info string in Markdown). */
export function isCodeLanguage(text: string): boolean {
  return LANGUAGE.test(text)
}

/** Whether text is a day of the calendar as `YYYY-MM-DD` (ISO 8601). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The longest alternative text or caption, in UTF-16 units. */
export const MAX_WORDS_LENGTH = MAX_WORDS

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
}

function refuseUnless(allowed: boolean, attribute: string): void {
  if (!allowed) throw new RangeError(`Attribute ${attribute} has a value that is not allowed`)
}
