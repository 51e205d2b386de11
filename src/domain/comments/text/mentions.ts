import type { Document, InlineNode, Text } from '../../../kernel/document/index.ts'

/** Accounts that one comment may call; further ones stay as words. */
export const MENTIONS = 5

const CALL = /(?<![\w@/.+-])@([a-z0-9][a-z0-9_-]{1,39})(?![\w@]|-\w)/gi

/** The handles that a text calls with `@`, in small letters, the first few. */
export function handlesIn(body: string): string[] {
  const found = [...body.matchAll(CALL)].map(([, handle]) => (handle as string).toLowerCase())
  return [...new Set(found)].slice(0, MENTIONS)
}

/** The document with a link to each of these accounts where it is called; not within links and code. */
export function linkMentions(document: Document, handles: ReadonlySet<string>): Document {
  if (handles.size === 0) return document
  return walk(document, handles) as Document
}

function walk(node: unknown, handles: ReadonlySet<string>): unknown {
  if (typeof node !== 'object' || node === null) return node
  const { type, content } = node as { type?: string; content?: unknown }
  if (!Array.isArray(content) || type === 'codeBlock') return node
  const children = content.flatMap((child: InlineNode) =>
    child.type === 'text' ? linked(child, handles) : [walk(child, handles)],
  )
  return { ...node, content: children }
}

function linked(node: Text, handles: ReadonlySet<string>): Text[] {
  if (node.marks?.some(({ type }) => type === 'link' || type === 'code')) return [node]
  const parts: Text[] = []
  let done = 0
  for (const call of node.text.matchAll(CALL)) {
    const handle = (call[1] as string).toLowerCase()
    if (!handles.has(handle)) continue
    if (call.index > done) parts.push({ ...node, text: node.text.slice(done, call.index) })
    const link = { type: 'link', attrs: { href: `/@${handle}` } } as const
    parts.push({ ...node, text: call[0], marks: [link, ...(node.marks ?? [])] })
    done = call.index + call[0].length
  }
  if (done < node.text.length) parts.push({ ...node, text: node.text.slice(done) })
  return parts
}
