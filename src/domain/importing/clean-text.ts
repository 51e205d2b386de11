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
