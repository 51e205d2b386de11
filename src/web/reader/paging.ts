import { type ArticlesPage, type Cursor, readCursor, writeCursor } from '../../domain/listing/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { Paging } from './view-models.ts'

/** The cursors of an address. Throws `http.not_found` for one that is no cursor: such a page never existed. */
export function cursorsOf(query: unknown): { older?: Cursor; newer?: Cursor } {
  const { older, newer } = query as { older?: unknown; newer?: unknown }
  return { older: cursorOf(older), newer: cursorOf(newer) }
}

/** Addresses of the pages before and after this one; `path` may have a query of its own. */
export function pagingOf(path: string, page: ArticlesPage): Paging {
  return {
    olderHref: page.older && pathAt(path, { older: page.older }),
    newerHref: page.newer && pathAt(path, { newer: page.newer }),
  }
}

/** The canonical path of the page at these cursors. */
export function pathAt(path: string, { older, newer }: { older?: Cursor; newer?: Cursor }): string {
  const joint = path.includes('?') ? '&' : '?'
  if (newer) return `${path}${joint}newer=${writeCursor(newer)}`
  return older ? `${path}${joint}older=${writeCursor(older)}` : path
}

function cursorOf(word: unknown): Cursor | undefined {
  if (word === undefined) return undefined
  const cursor = typeof word === 'string' ? readCursor(word) : undefined
  if (!cursor) throw new CodedError('http.not_found')
  return cursor
}
