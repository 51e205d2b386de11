import { sourceWords } from '../sources.ts'
import type { BlockNode, InlineNode, Mark, Text } from '../types.ts'
import { walkBlocks } from '../walk-blocks.ts'
import { createBuilder } from './builder.ts'
import type { FootnoteTargets } from './footnote-targets.ts'
import type { HtmlState } from './state.ts'
import { attribute, type Element, elementsUnder, isElement, type ParentNode, textUnder } from './tree.ts'

const MAX_LABEL = 12
const MAX_NOTES = 2000

/** `taken` are links that are known to be something else. */
export function findFootnotes(
  tree: ParentNode,
  html: string,
  taken: ReadonlyMap<Element, unknown>,
): FootnoteTargets {
  const found: FootnoteTargets = { targets: new Map(), notes: new Set(), backs: new Set() }
  if (!html.includes('#')) return found
  const byId = new Map<string, Element>()
  const links: Element[] = []
  for (const element of elementsUnder(tree)) {
    const id = attribute(element, 'id') ?? (element.tagName === 'a' ? attribute(element, 'name') : undefined)
    if (id && !byId.has(id)) byId.set(id, element)
    if (element.tagName === 'a' && partOf(element) !== undefined && !taken.has(element)) links.push(element)
  }
  for (const link of links.slice(0, MAX_NOTES)) pair(link, byId, found)
  return found
}

function pair(link: Element, byId: Map<string, Element>, found: FootnoteTargets): void {
  const target = noteAt(byId.get(partOf(link) ?? ''))
  if (!target || found.backs.has(link) || textUnder(link, MAX_LABEL * 4).trim().length > MAX_LABEL) return
  // Two texts that are each other's notes would both leave the text.
  if (ancestors(link).some((each) => each === target || found.notes.has(each))) return
  const names = namesOf(link)
  const within = [...elementsUnder(target)]
  const backs = within.filter((each) => each.tagName === 'a' && names.includes(partOf(each) ?? ''))
  if (backs.length === 0 || within.some((each) => found.targets.has(each))) return
  found.targets.set(link, target)
  found.notes.add(target)
  for (const back of backs) found.backs.add(back)
}

/** Word puts the ID on a link at the beginning of the note, others on its item, paragraph or box. */
function noteAt(target: Element | undefined): Element | undefined {
  if (!target) return undefined
  const parent = target.parentNode
  const element = target.tagName === 'a' && parent && isElement(parent) ? parent : target
  if (element.tagName === 'li' || element.tagName === 'p') return element
  return /^_?(?:fn|ftn|edn|foot|note|endnote)/i.test(attribute(element, 'id') ?? '') ? element : undefined
}

function partOf(link: Element): string | undefined {
  const href = attribute(link, 'href') ?? ''
  const hash = href.indexOf('#')
  return hash >= 0 && hash < href.length - 1 ? href.slice(hash + 1) : undefined
}

function namesOf(link: Element): string[] {
  const parent = link.parentNode
  const names = [attribute(link, 'id'), attribute(link, 'name')]
  if (parent && isElement(parent)) names.push(attribute(parent, 'id'))
  return names.filter((name) => name !== undefined)
}

function ancestors(element: Element): Element[] {
  const found: Element[] = []
  for (let node = element.parentNode; node && isElement(node); node = node.parentNode) found.push(node)
  return found
}

/** Puts a footnote with the words of `source` into the text; what is not words is recorded. */
export function addFootnote(source: Element, state: HtmlState): void {
  const builder = createBuilder()
  const { targets, notes, backs } = state.footnotes
  // Within the note itself, links to notes are only links: a note that names itself would never end.
  const inner = { targets: new Map(), notes: new Set([...notes].filter((note) => note !== source)), backs }
  state.children(source, [], { ...state, builder, footnotes: targets.size > 0 ? inner : state.footnotes })
  builder.flush()
  const content = wordsOf(builder.blocks(), state)
  if (content.length > 0) state.builder.inline({ type: 'footnote', content })
}

function wordsOf(blocks: BlockNode[], state: HtmlState): Text[] {
  const words: Text[] = []
  for (const block of walkBlocks({ type: 'doc', content: blocks })) {
    if (words.length > 0) words.push({ type: 'text', text: ' ' })
    if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'codeBlock') {
      for (const node of block.content ?? []) words.push(...textsOf(textOf(node)))
    } else if (block.type === 'picture' || block.type === 'video') {
      state.lost.add(block.type, `in a footnote: ${block.attrs.src ?? block.attrs.media}`)
      words.push(
        ...textsOf([{ text: `${'alt' in block.attrs ? block.attrs.alt : ''} ${block.attrs.caption}` }]),
      )
    }
  }
  return words
}

function textOf(node: InlineNode): { text?: string; marks?: Mark[] }[] | undefined {
  if (node.type === 'source') return [{ text: sourceWords(node.attrs) }]
  return node.type === 'footnote' ? node.content : [node]
}

function textsOf(nodes: { text?: string; marks?: Mark[] }[] | undefined): Text[] {
  return (nodes ?? []).map(({ text, marks }) => ({
    type: 'text',
    text: text || ' ',
    ...(marks ? { marks } : {}),
  }))
}
