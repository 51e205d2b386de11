import type { Readable } from 'node:stream'

/** What is put: bytes at once, or a stream of them. */
export type Source = Uint8Array | AsyncIterable<Uint8Array>

/** First and last byte, both included. */
export type ByteRange = { start: number; end: number }

export type StoredObject = { key: string; bytes: number; modifiedAt: Date }

/** `stream` holds a descriptor until it is read to the end or destroyed. `bytes` is the size of the whole object. */
export type OpenObject = { stream: Readable; bytes: number }

/**
 * Where files are kept. Keys are relative paths of plain characters (see `checkKey`). An object is there whole or not
 * at all: a `put` that fails leaves what was there before.
 */
export type Storage = {
  /** Stores an object, replacing one of that key; it survives a crash once this returns. Errors: `storage.full`. */
  put(key: string, source: Source): Promise<{ bytes: number }>
  /** Opens an object, or a range that lies within it. Errors: `storage.not_found`. */
  open(key: string, range?: ByteRange): Promise<OpenObject>
  /** Undefined when there is no such object. */
  stat(key: string): Promise<StoredObject | undefined>
  /** Removes an object; removing what is not there is no error. */
  remove(key: string): Promise<void>
  /** All objects whose key begins with `prefix`, in no particular order. */
  list(prefix?: string): AsyncIterable<StoredObject>
  /** Throws when the storage cannot be written to. */
  ready(): Promise<void>
  /** Removes what interrupted writes left before this time. */
  sweep(before: Date): Promise<void>
}
