/** What a reader gives to the pipeline: one shape for every format, without a database behind it. */

/** Something that was changed or could not be kept: `what` is a short stable word, `detail` is for a person. */
export type Note = { what: string; detail: string }

export type SourceBody =
  | { format: 'html'; html: string }
  | { format: 'markdown'; markdown: string }
  | { format: 'document'; document: unknown }

export type SourceAccount = {
  type: 'account'
  key: string
  position: string
  handle: string | null
  name: string
  signature: string
  field: string
  language: string | null
  /** Opened with the first article of it, and listed as left out when there is none. */
  onlyWhenUsed: boolean
}

export type SourceChannel = {
  type: 'channel'
  key: string
  position: string
  slug: string | null
  /** By language; the key '' stands for the portal's default language. */
  names: Record<string, string>
  descriptions: Record<string, string>
  colour: string | null
  isColumn: boolean
  onlyWhenUsed: boolean
}

export type SourceComment = {
  type: 'comment'
  key: string
  position: string
  articleKey: string
  parentKey: string | null
  authorName: string
  authorEmail: string | null
  authorUrl: string | null
  /** Plain text. */
  body: string
  state: 'visible' | 'held'
  createdAt: Date | null
}

export type SourceArticle = {
  type: 'article'
  key: string
  /** Where it stands in the source, for the report: `byte 4711 (line 120)`, `line 12`, `posts/spring.md`. */
  position: string
  title: string
  slug: string | null
  summary: string
  language: string | null
  body: SourceBody
  /** Key of an account of this import; null means the one account that is named after the site. */
  authorKey: string | null
  status: 'published' | 'scheduled' | 'draft'
  publishedAt: Date | null
  channelKey: string | null
  topics: string[]
  cover: string | null
  label: 'original' | 'reprint' | 'translation'
  sourceName: string | null
  sourceUrl: string | null
  place: string | null
  /** Paths (with query) that the article had elsewhere. */
  addresses: string[]
  /** What relative addresses in the body are relative to. */
  base: string | null
  comments: SourceComment[]
  changed: Note[]
  lost: Note[]
}

/** Read, but on purpose not brought in: listed in the report. */
export type LeftOut = {
  type: 'left-out'
  kind: string
  key: string
  title: string
  position: string
  reason: string
}

/** Not readable: listed, the rest goes on, and the command ends with an exit code other than 0. */
export type Fault = { type: 'fault'; position: string; reason: string }

/** The source ends before its end: everything complete was given before. */
export type Cut = { type: 'cut'; position: string; reason: string }

export type SourceItem = SourceAccount | SourceChannel | SourceArticle | SourceComment | LeftOut | Fault | Cut

export type PicturePlace =
  | { kind: 'remote'; url: string }
  | { kind: 'local'; path: string }
  | { kind: 'none'; reason: string }

export type Source = {
  format: 'wordpress' | 'markdown' | 'json-lines'
  /** Stable between two runs of the same source: the first part of the key of every import_item row. */
  name: string
  site: { title: string; address: string | null; language: string | null }
  items(): AsyncIterable<SourceItem>
  /** Where the bytes of a picture that an article shows are. */
  findPicture(article: SourceArticle, address: string): PicturePlace
  /** The key of the article of this source that an address in another one's body means, if any. */
  findArticle(article: SourceArticle, address: string): string | null
  /** Bytes or files read and in all, for the progress bar. */
  progress(): { done: number; total: number }
  close(): void
}

/** Longest body in characters that is taken. */
export const BODY_LIMIT = 2 * 1024 * 1024
/** Longest title in characters; a longer one is cut. */
export const TITLE_LIMIT = 300
