import type { Lost } from '../types.ts'

const MAX_ENTRIES = 200
const MAX_DETAIL = 200

/** Collects what could not be kept, at most 200 entries of at most 200 characters, and counts all. */
export type LostList = { add(what: string, detail: string): void; entries: Lost[]; count: number }

export function createLostList(): LostList {
  const list: LostList = { add, entries: [], count: 0 }
  return list

  function add(what: string, detail: string): void {
    list.count++
    if (list.entries.length < MAX_ENTRIES) list.entries.push({ what, detail: shorten(detail) })
  }
}

function shorten(detail: string): string {
  // A data address can be megabytes: cut before looking at it.
  const text = detail
    .slice(0, MAX_DETAIL * 4)
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed()
  return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL - 1)}…`.toWellFormed() : text
}
