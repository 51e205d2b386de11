/** The things of a WXR file as they stand in it, before anything is made of them. */

export type Fields = Record<string, string>

export type RawCategory = { domain: string; nicename: string; name: string }

export type RawItem = {
  fields: Fields
  categories: RawCategory[]
  meta: Map<string, string>
  comments: Fields[]
  position: string
  /** Fields longer than the limit; their text was not kept. */
  tooLong: string[]
  /** What was wrong with its markup. */
  damage: string[]
}

export type WxrEvent =
  | { kind: 'site'; fields: Fields }
  | { kind: 'author' | 'category'; fields: Fields }
  | { kind: 'item'; item: RawItem }
  | { kind: 'cut'; position: string; within: string }

export function emptyItem(position: string): RawItem {
  return { fields: {}, categories: [], meta: new Map(), comments: [], position, tooLong: [], damage: [] }
}

/** A copy that does not keep the file's pieces alive: a slice of a long string holds all of it in memory. */
export function compact<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
