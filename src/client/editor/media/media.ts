import type { StoredFile } from './send-file.ts'

/** A file of the account, with the words that it had when it was used last. */
export type LibraryItem = StoredFile & { alt?: string }

export type Library = {
  /** The account's stored files, to choose one or some; empty when nothing was chosen. */
  choose(kind: 'picture' | 'video', options: { multiple: boolean }): Promise<LibraryItem[]>
}

export type Uploads = {
  /** Sends files and puts them at a position of the text, one after another, or as one gallery. */
  start(files: readonly File[], position: number, options?: { gallery?: boolean }): void
  /** The size of a file stored since the page was opened. */
  known(media: string): { width: number; height: number } | undefined
  /** Whether something is still being sent. */
  busy(): boolean
}
