import { isId } from '../../kernel/ids.ts'

/** A place in a list that is ordered by publication, newest first. */
export type Cursor = { publishedAt: Date; id: string }

export function toCursor(article: { publishedAt: Date; id: string }): Cursor {
  return { publishedAt: article.publishedAt, id: article.id }
}

/** A cursor as a word for an address: milliseconds in base 36, and the article's ID. */
export function writeCursor(cursor: Cursor): string {
  return `${cursor.publishedAt.getTime().toString(36)}.${cursor.id}`
}

/** The cursor of a word, or undefined when it is none. */
export function readCursor(word: string): Cursor | undefined {
  const match = /^(-?[0-9a-z]{1,11})\.([0-9a-z]{13})$/.exec(word)
  if (!match?.[1] || !match[2] || !isId(match[2])) return undefined
  const time = Number.parseInt(match[1], 36)
  return Math.abs(time) <= 8.64e15 ? { publishedAt: new Date(time), id: match[2] } : undefined
}
