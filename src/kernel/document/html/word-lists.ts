import { defaultTreeAdapter } from 'parse5'
import {
  attribute,
  type ChildNode,
  type Element,
  isComment,
  isElement,
  isText,
  type ParentNode,
  textUnder,
} from './tree.ts'

type Level = { list: Element; depth: number }
const HTML = 'http://www.w3.org/1999/xhtml' as Element['namespaceURI']
const MOST_LEVELS = 9

/**
 * Word writes the items of its lists as paragraphs that name a level in their style (`mso-list:l0 level2 lfo1`), with the
 * bullet or number as text. They become lists, nested by their levels, and the written bullets go.
 */
export function readWordLists(tree: ParentNode, html: string): void {
  if (!/mso-list\s*:/i.test(html)) return
  const open: ParentNode[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.childNodes.some((child) => levelOf(child) !== undefined)) node.childNodes = gathered(node)
    for (const child of node.childNodes) if (isElement(child)) open.push(child)
  }
}

function gathered(parent: ParentNode): ChildNode[] {
  const result: ChildNode[] = []
  let levels: Level[] = []
  for (const child of parent.childNodes) {
    const depth = levelOf(child)
    if (depth === undefined || !isElement(child)) {
      // White space between items parts no list.
      if (levels.length > 0 && isText(child) && child.value.trim() === '') continue
      levels = []
      result.push(child)
      continue
    }
    const label = takeLabel(child)
    levels = levels.filter((level) => level.depth <= depth)
    if (levels.at(-1)?.depth !== depth) {
      const list = listFor(label)
      const outer = levels.at(-1)?.list.childNodes.findLast(isElement)
      if (outer) outer.childNodes.push(list)
      else result.push(list)
      levels.push({ list, depth })
    }
    child.tagName = child.nodeName = 'li'
    levels.at(-1)?.list.childNodes.push(child)
  }
  return result
}

function levelOf(node: ChildNode): number | undefined {
  if (!isElement(node) || !/^(?:p|h[1-6])$/.test(node.tagName)) return undefined
  const level = /mso-list\s*:[^;]*?level(\d)/i.exec(attribute(node, 'style') ?? '')?.[1]
  return level === undefined ? undefined : Math.min(MOST_LEVELS, Number(level))
}

/** The bullet as it was written: between conditional comments, or in a span that Word tells to ignore. */
function takeLabel(item: Element): string {
  const start = item.childNodes.findIndex(
    (child) => isComment(child) && /\[if !supportLists\]/i.test(child.data),
  )
  const end = item.childNodes.findIndex(
    (child, at) => at > start && isComment(child) && /\[endif\]/i.test(child.data),
  )
  if (start >= 0 && end > start) {
    const label = item.childNodes.splice(start, end - start + 1)
    return label.map((node) => (isElement(node) ? textUnder(node) : '')).join('')
  }
  const at = item.childNodes.findIndex(
    (child) => isElement(child) && /mso-list\s*:\s*ignore/i.test(attribute(child, 'style') ?? ''),
  )
  const [label] = at >= 0 ? item.childNodes.splice(at, 1) : []
  return label && isElement(label) ? textUnder(label) : ''
}

function listFor(label: string): Element {
  const number = /^\s*(?:\(|（)?(\d{1,9}|[a-z]|[ivx]{1,6}|[一二三四五六七八九十]{1,3})\s*[.)、）]/i.exec(
    label,
  )?.[1]
  const start = number && /^\d+$/.test(number) ? [{ name: 'start', value: number }] : []
  return defaultTreeAdapter.createElement(number ? 'ol' : 'ul', HTML, start)
}
