import { Mark, mergeAttributes, Node, type NodeConfig } from '@tiptap/core'
import type { DOMOutputSpec, Node as ProseMirrorNode } from '@tiptap/pm/model'

type Look = { tags: string[]; draw: (node: ProseMirrorNode) => DOMOutputSpec }

/** How each node stands in the page while it is written; its rules come from the schema (`Editor.schemaSpec`). */
const LOOKS: Record<string, Look> = {
  paragraph: plain('p'),
  heading: { tags: ['h2', 'h3', 'h4'], draw: (node) => [`h${node.attrs.level}`, 0] },
  bulletList: plain('ul'),
  orderedList: {
    tags: ['ol'],
    draw: (node) => ['ol', node.attrs.start === 1 ? {} : { start: node.attrs.start }, 0],
  },
  listItem: plain('li'),
  blockquote: plain('blockquote'),
  picture: { tags: [], draw: () => ['figure'] },
  video: { tags: [], draw: () => ['figure'] },
  gallery: { tags: [], draw: () => ['figure', { class: 'gallery' }, 0] },
  codeBlock: { tags: ['pre'], draw: () => ['pre', ['code', 0]] },
  table: { tags: ['table'], draw: () => ['div', { class: 'ed-table' }, ['table', ['tbody', 0]]] },
  tableRow: plain('tr'),
  tableCell: { tags: ['td'], draw: (node) => ['td', spans(node), 0] },
  tableHeader: { tags: ['th'], draw: (node) => ['th', spans(node), 0] },
  rule: { tags: ['hr'], draw: () => ['hr'] },
  hardBreak: { tags: ['br'], draw: () => ['br'] },
  footnote: { tags: [], draw: (node) => ['span', { 'data-footnote': '', title: node.textContent }] },
  source: { tags: [], draw: (node) => ['cite', { 'data-source': '' }, String(node.attrs.title)] },
}

/** Roles that prosemirror-tables looks for. */
const TABLE_ROLES: Record<string, string> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
}

/** A TipTap node of the schema's name, with what is said here about its behaviour. */
export function schemaNode(name: string, behaviour: Partial<NodeConfig> = {}): Node {
  const look = LOOKS[name]
  return Node.create({
    name,
    parseHTML: () => look?.tags.map((tag) => ({ tag, attrs: headingLevel(tag) })) ?? [],
    renderHTML: look ? ({ node }) => look.draw(node) : undefined,
    extendNodeSchema: (extension) =>
      extension.name === name && TABLE_ROLES[name] ? { tableRole: TABLE_ROLES[name] } : {},
    ...behaviour,
  } as NodeConfig)
}

const MARKS: Record<string, string[]> = {
  strong: ['strong', 'b'],
  emphasis: ['em', 'i'],
  strike: ['s', 'del', 'strike'],
  superscript: ['sup'],
  subscript: ['sub'],
  code: ['code'],
}

/** A TipTap mark of the schema's name with its shortcut. */
export function schemaMark(name: string, shortcut?: string): Mark {
  return Mark.create({
    name,
    parseHTML: () => (MARKS[name] ?? []).map((tag) => ({ tag })),
    renderHTML: ({ HTMLAttributes }) => [MARKS[name]?.[0] ?? 'span', mergeAttributes(HTMLAttributes), 0],
    addKeyboardShortcuts() {
      if (!shortcut) return {}
      return { [shortcut]: () => this.editor.commands.toggleMark(name) }
    },
  })
}

/** A link while it is written goes nowhere on a click. */
export const link = Mark.create({
  name: 'link',
  addAttributes: () => ({ href: { isRequired: true, parseHTML: (dom) => dom.getAttribute('href') } }),
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => ['a', { href: HTMLAttributes.href, title: HTMLAttributes.href }, 0],
})

function plain(tag: string): Look {
  return { tags: [tag], draw: () => [tag, 0] }
}

function spans(node: ProseMirrorNode): Record<string, number> {
  const { colspan, rowspan } = node.attrs
  return { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) }
}

function headingLevel(tag: string): Record<string, number> | undefined {
  const level = /^h([234])$/.exec(tag)?.[1]
  return level ? { level: Number(level) } : undefined
}
