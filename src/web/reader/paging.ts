import { type ArticlesPage, type Cursor, readCursor, writeCursor } from '../../domain/listing/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { Paging } from './view-models.ts'

/** The cursors of an address. Throws `http.not_found` for one that is no cursor: such a page never existed. */
export function cursorsOf(query: unknown): { older?: Cursor; newer?: Cursor } {
  const { older, newer } = query as { older?: unknown; newer?: unknown }
  return { older: cursorOf(older), newer: cursorOf(newer) }
}

/** Addresses of the pages before and after this one. */
export function pagingOf(path: string, page: ArticlesPage): Paging {
  return {
    olderHref: page.older && `${path}?older=${writeCursor(page.older)}`,
    newerHref: page.newer && `${path}?newer=${writeCursor(page.newer)}`,
  }
}

/** The canonical path of the page at these cursors. */
export function pathAt(path: string, { older, newer }: { older?: Cursor; newer?: Cursor }): string {
  if (newer) return `${path}?newer=${writeCursor(newer)}`
  return older ? `${path}?older=${writeCursor(older)}` : path
}

function cursorOf(word: unknown): Cursor | undefined {
  if (word === undefined) return undefined
  const cursor = typeof word === 'string' ? readCursor(word) : undefined
  if (!cursor) throw new CodedError('http.not_found')
  return cursor
}
