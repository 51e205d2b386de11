import { isId } from '../../../kernel/ids.ts'

/** A place in a list that is ordered by when something was done, newest first. */
export type OwnCursor = { at: Date; id: string }

/** The cursor as a word for an address: milliseconds in base 36, and the ID. */
export function writeOwnCursor({ at, id }: OwnCursor): string {
  return `${at.getTime().toString(36)}.${id}`
}

/** The cursor of a word of an address; undefined when it is none: the list begins at its start. */
export function readOwnCursor(word: unknown): OwnCursor | undefined {
  if (typeof word !== 'string') return undefined
  const [time = '', id = ''] = word.split('.')
  const at = Number.parseInt(time, 36)
  return isId(id) && Math.abs(at) <= 8.64e15 ? { at: new Date(at), id } : undefined
}
