import { createHash } from 'node:crypto'
import { isId } from '../../../kernel/ids.ts'
import type { SearchFilters } from '../asking/filters.ts'
import type { Asked } from '../asking/parse-query.ts'

/** Where a page of results ends: a score in millionths, or milliseconds of publication; and the article's ID. */
export type Place = { key: number; id: string }

/**
 * Which list: a place belongs to one question with its filters and order, and is none in another. The times of a window
 * are left out: they are later on the next page.
 */
export function listMark(asked: Asked, filters: SearchFilters, sort: string): string {
  const { channelId, accountId, label, language, within } = filters
  const all = JSON.stringify([asked.text, channelId, accountId, label, language, within, sort])
  return createHash('sha256').update(all).digest('base64url').slice(0, 8)
}

/** A place as a word for an address. */
export function writePlace(mark: string, { key, id }: Place): string {
  return `${mark}.${Math.round(key).toString(36)}.${id}`
}

/** The place that a word says, or undefined when it is none of this list. */
export function readPlace(mark: string, word: string | undefined): Place | undefined {
  const match = /^([\w-]{8})\.(-?[0-9a-z]{1,11})\.([0-9a-z]{13})$/.exec(word ?? '')
  if (!match?.[2] || !match[3] || match[1] !== mark || !isId(match[3])) return undefined
  const key = Number.parseInt(match[2], 36)
  return Math.abs(key) <= 8.64e15 ? { key, id: match[3] } : undefined
}
