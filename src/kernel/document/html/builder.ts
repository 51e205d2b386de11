import { LIMITS, withoutForbiddenCharacters } from '../limits.ts'
import type { BlockNode, HeadingLevel, InlineNode, ListItem, Mark, TableCell, TableRow } from '../types.ts'

/** A node that holds others while it is open. */
type Container =
  | Extract<BlockNode, { type: 'bulletList' | 'orderedList' | 'blockquote' | 'table' }>
  | ListItem
  | TableRow
  | TableCell

/** Levels that text needs below the innermost container: its paragraph, a footnote, the footnote's text. */
const RESERVED = 3

/** Takes text and blocks in the order of reading and makes valid nodes of them; loose text becomes paragraphs. */
export type Builder = ReturnType<typeof createBuilder>

/** `base` is how many containers are already open around what this builder makes. */
export function createBuilder(base = 0) {
  const root: { content: BlockNode[] } = { content: [] }
  const open: Container[] = []
  let inline: InlineNode[] = []
  let level: HeadingLevel | undefined

  return {
    text(text: string, marks: Mark[]) {
      const clean = withoutForbiddenCharacters(text)
      if (clean === '') return
      inline.push(marks.length > 0 ? { type: 'text', text: clean, marks } : { type: 'text', text: clean })
    },
    inline(node: InlineNode) {
      inline.push(node)
    },
    flush,
    /** Text from here on is of a heading; undefined for paragraphs again. */
    setHeading(next: HeadingLevel | undefined) {
      flush()
      level = next
    },
    heading: () => level,
    block(node: BlockNode) {
      flush()
      blocks().push(node)
    },
    /** Whether so many more containers may be opened within the limit of depth. */
    hasRoom: (levels: number) => base + open.length + levels + RESERVED <= LIMITS.depth,
    depth: () => base + open.length,
    start(container: Container) {
      flush()
      ;(current().content as unknown[]).push(container)
      open.push(container)
    },
    /** Opens the last item of the open list again; false when it has none. */
    resume(): boolean {
      flush()
      const last = current().content?.at(-1) as Container | undefined
      if (last?.type !== 'listItem') return false
      open.push(last)
      return true
    },
    end() {
      flush()
      open.pop()
    },
    innermost: () => open.at(-1)?.type,
    blocks: () => root.content,
  }

  function current(): { content?: unknown[] } {
    return open.at(-1) ?? root
  }

  function blocks(): BlockNode[] {
    return current().content as BlockNode[]
  }

  function flush(): void {
    if (inline.length === 0) return
    const content = inline
    inline = []
    if (content.every((node) => node.type === 'text' && node.text.trim() === '')) return
    blocks().push(
      level === undefined ? { type: 'paragraph', content } : { type: 'heading', attrs: { level }, content },
    )
  }
}
