import type { FootnoteDefinition, PhrasingContent } from 'mdast'
import { isDay } from '../attributes.ts'
import type { SourceAttributes } from '../types.ts'

const BETWEEN = ' · '
const NONE = '–'

/** The identifier of a source: a note of this name is one. */
export function sourceIdentifier(number: number): string {
  return `source-${number}`
}

/** A source as the words of a note: `[Title](address) · author · publisher · day`, what is not known as a dash. */
export function sourceTree({
  title,
  author,
  publisher,
  href,
  accessed,
}: SourceAttributes): PhrasingContent[] {
  const rest = [author, publisher, accessed ?? ''].map((part) => part || NONE)
  while (rest.at(-1) === NONE) rest.pop()
  const words = { type: 'text' as const, value: title || NONE }
  const tail = rest.map((part) => BETWEEN + part).join('')
  return [
    href === null ? words : { type: 'link', url: href, children: [words] },
    ...(tail === '' ? [] : [{ type: 'text' as const, value: tail }]),
  ]
}

/** The source that a note of that name describes; undefined when it says something else. */
export function sourceOf(note: FootnoteDefinition): SourceAttributes | undefined {
  const [paragraph, ...more] = note.children
  if (!/^source-\d+$/.test(note.identifier) || paragraph?.type !== 'paragraph' || more.length > 0)
    return undefined
  const [first, ...others] = paragraph.children
  const href = first?.type === 'link' ? first.url : null
  const head = first?.type === 'link' ? textOf(first.children) : first && textOf([first])
  const tail = textOf(others)
  if (head === undefined || tail === undefined) return undefined
  const [title = '', author = '', publisher = '', accessed, beyond] = (head + tail)
    .split(BETWEEN)
    .map((part) => (part === NONE ? '' : part))
  if (beyond !== undefined || (accessed && !isDay(accessed))) return undefined
  return { title, author, publisher, href, accessed: accessed || null }
}

/** The words when they are only words. */
function textOf(nodes: PhrasingContent[]): string | undefined {
  return nodes.every((node) => node.type === 'text') ? nodes.map(({ value }) => value).join('') : undefined
}
