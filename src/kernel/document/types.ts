/** The body of an article as ProseMirror JSON. What may stand where is said by `schema.ts`. */
export type Document = { type: 'doc'; content: BlockNode[] }

export type BlockNode =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Blockquote
  | Picture
  | Video
  | Gallery
  | CodeBlock
  | Table
  | Rule

export type Paragraph = { type: 'paragraph'; content?: InlineNode[] }
export type HeadingLevel = 2 | 3 | 4
export type Heading = { type: 'heading'; attrs: { level: HeadingLevel }; content?: InlineNode[] }
export type BulletList = { type: 'bulletList'; content: ListItem[] }
export type OrderedList = { type: 'orderedList'; attrs: { start: number }; content: ListItem[] }
export type ListItem = { type: 'listItem'; content: BlockNode[] }
export type Blockquote = { type: 'blockquote'; content: BlockNode[] }

/** `media` is the ID of a stored file; null until an imported picture was fetched from its address `src`. */
export type MediaAttributes = { media: string | null; src: string | null; caption: string }
export type Picture = { type: 'picture'; attrs: MediaAttributes & { alt: string } }
export type Video = { type: 'video'; attrs: MediaAttributes }

/** Pictures that belong together, each with its own words, and words for all of them. */
export type Gallery = { type: 'gallery'; attrs: { caption: string }; content: Picture[] }

export type CodeBlock = { type: 'codeBlock'; attrs: { language: string | null }; content?: Text[] }
export type Table = { type: 'table'; content: TableRow[] }
export type TableRow = { type: 'tableRow'; content?: TableCell[] }
export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs: { colspan: number; rowspan: number }
  content: BlockNode[]
}
export type Rule = { type: 'rule' }

export type InlineNode = Text | HardBreak | Footnote | Source
export type Text = { type: 'text'; text: string; marks?: Mark[] }
export type HardBreak = { type: 'hardBreak'; marks?: Mark[] }
/** A note where it belongs in the text; readers see a number, and the notes at the end. */
export type Footnote = { type: 'footnote'; content?: Text[]; marks?: Mark[] }

/** What is known of a work that the text relies on; `accessed` is the day on which it was read, `YYYY-MM-DD`. */
export type SourceAttributes = {
  title: string
  author: string
  publisher: string
  href: string | null
  accessed: string | null
}
/** A citation where it belongs in the text; readers see a number, and the sources at the end. */
export type Source = { type: 'source'; attrs: SourceAttributes; marks?: Mark[] }

export type Mark =
  | { type: 'link'; attrs: { href: string } }
  | { type: 'strong' | 'emphasis' | 'strike' | 'superscript' | 'subscript' | 'code' }
export type MarkName = Mark['type']

/** Something of a foreign text that could not be kept: `what` is a word such as `script`, `detail` shows it, shortened. */
export type Lost = { what: string; detail: string }

/** What came of a foreign text. `lost` holds at most 200 entries, `lostCount` is how many there were. */
export type Converted = { document: Document; lost: Lost[]; lostCount: number }

/** A document with nothing in it but a place to write. */
export function emptyDocument(): Document {
  return { type: 'doc', content: [{ type: 'paragraph' }] }
}
