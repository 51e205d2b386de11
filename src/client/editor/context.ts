import type { Editor } from '@tiptap/core'
import type { Library, Uploads } from './media/media.ts'
import type { PageData } from './page-data.ts'
import type { Words } from './words.ts'

/** What the parts of the editor share. `editor` is there once the text is mounted. */
export type Context = {
  page: PageData
  t: Words
  /** Below it dialogs and menus are put. */
  host: HTMLElement
  editor: Editor
  uploads: Uploads
  library: Library
  /** Says something short to everyone, also to screen readers. */
  say(words: string): void
}
