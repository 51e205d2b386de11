import type { Note } from './source.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/**
 * Text without NUL and the other control characters that XML 1.0 and PostgreSQL refuse, and without lone surrogates;
 * tab, line feed and carriage return stay. Adds a note when something was removed.
 */
export function cleanText(text: string, field: string, changed: Note[]): string {
  const clean = text.replace(UNWANTED, '')
  if (clean.length !== text.length) {
    const count = text.length - clean.length
    changed.push({ what: 'control_characters_removed', detail: `${field}: ${count} removed` })
  }
  return clean
}

/** The first `limit` characters, never half of a surrogate pair. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = text.slice(0, limit)
  return /[\ud800-\udbff]$/.test(end) ? end.slice(0, -1) : end
}

/**
 * A value of a source with every text in it cleaned as {@link cleanText} does, names of fields too, to any depth that a
 * reader makes. What has nothing to clean comes back as it was; the body of an article is left to its own reader.
 */
export function cleanTexts<T>(value: T): T {
  if (typeof value === 'string') return value.replace(UNWANTED, '') as T
  if (Array.isArray(value)) return value.map((one) => cleanTexts(one)) as T
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const fields = Object.entries(value).map(([name, one]) =>
    name === 'body' && typeof one === 'object' ? [name, one] : [name.replace(UNWANTED, ''), cleanTexts(one)],
  )
  return Object.fromEntries(fields) as T
}
