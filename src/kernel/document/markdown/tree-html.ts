import type { Image, List, ListItem, Nodes, Parents, Root, Table } from 'mdast'
import { isCodeLanguage } from '../attributes.ts'
import { escapeHtml } from '../escape-html.ts'
import { sourceHtml } from '../exchange-html.ts'
import type { LostList } from '../html/lost.ts'
import { type Definitions, findDefinitions } from './footnotes.ts'
import { finishedHtml, inlineTag } from './html-parts.ts'
import { sourceOf } from './sources.ts'

const MAX_DEPTH = 200
const VIDEO = /(?:#video|\.(?:mp4|webm|m4v|mov|ogv)(?:[?#].*)?)$/i

type State = { definitions: Definitions; lost: LostList; depth: number }

/**
 * A Markdown tree as HTML for `fromHtml`, the one gate for foreign text: HTML within Markdown may begin in one place
 * and end in another, and only a whole page of HTML can be read as such.
 */
export function treeHtml(tree: Root, lost: LostList): string {
  const state: State = { definitions: findDefinitions(tree), lost, depth: 0 }
  const html = inner(tree, state)
  let unused = ''
  for (const [identifier, note] of state.definitions.notes) {
    if (!state.definitions.used.has(identifier)) unused += inner(note, state)
  }
  return html + unused
}

function inner(node: Parents, state: State): string {
  if (state.depth > MAX_DEPTH) return escapeHtml(wordsOf(node))
  const within = { ...state, depth: state.depth + 1 }
  let html = ''
  for (const child of node.children) html += nodeHtml(child, node, within)
  return html
}

function nodeHtml(node: Nodes, parent: Parents, state: State): string {
  switch (node.type) {
    case 'text':
      return escapeHtml(node.value)
    case 'paragraph':
      return `<p>${inner(node, state)}</p>`
    case 'heading':
      return `<h${node.depth}>${inner(node, state)}</h${node.depth}>`
    case 'emphasis':
      return `<em>${inner(node, state)}</em>`
    case 'strong':
      return `<strong>${inner(node, state)}</strong>`
    case 'delete':
      return `<s>${inner(node, state)}</s>`
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`
    case 'break':
      return '<br>'
    case 'link':
      return link(node.url, node.title, inner(node, state), state)
    case 'linkReference': {
      const target = state.definitions.addresses.get(node.identifier)
      return target ? link(target.url, target.title, inner(node, state), state) : inner(node, state)
    }
    case 'image':
      return image(node)
    case 'imageReference': {
      const target = state.definitions.addresses.get(node.identifier)
      return target ? image({ ...target, alt: node.alt }) : escapeHtml(node.alt ?? '')
    }
    case 'footnoteReference':
      return footnote(node.identifier, state)
    case 'blockquote':
      return `<blockquote>${inner(node, state)}</blockquote>`
    case 'list':
      return list(node, state)
    case 'code':
      return code(node.value, node.lang, node.meta, state)
    case 'table':
      return table(node, state)
    case 'thematicBreak':
      return '<hr>'
    case 'html':
      return isPhrasing(parent) ? inlineTag(node.value) : finishedHtml(node.value)
    default:
      return ''
  }
}

function isPhrasing(parent: Parents): boolean {
  return !/^(?:root|blockquote|listItem|footnoteDefinition)$/.test(parent.type)
}

function link(url: string, title: string | null | undefined, html: string, { lost }: State): string {
  if (title) lost.add('title', title)
  return `<a href="${escapeHtml(url)}">${html}</a>`
}

/** A title is the caption. Films are written as pictures are: by their ending, or `#video` for stored ones. */
function image({ url, alt, title }: Pick<Image, 'url' | 'alt' | 'title'>): string {
  const source = escapeHtml(url.replace(/#video$/, ''))
  const words = escapeHtml(alt ?? '')
  const caption = title ? `<figcaption>${escapeHtml(title)}</figcaption>` : ''
  const media = VIDEO.test(url)
    ? `<video src="${source}"${words === '' ? '' : ` title="${words}"`}></video>`
    : `<img src="${source}" alt="${words}">`
  return caption === '' ? media : `<figure>${media}${caption}</figure>`
}

function footnote(identifier: string, state: State): string {
  const note = state.definitions.notes.get(identifier)
  // A note within its own words would never end.
  if (!note || state.depth > MAX_DEPTH / 2) return ''
  state.definitions.used.add(identifier)
  const source = sourceOf(note)
  if (source) return sourceHtml(source)
  const within = { ...state, depth: state.depth + MAX_DEPTH / 2 }
  const parts = note.children.map((child) => {
    if (child.type === 'paragraph') return inner(child, within)
    // A footnote is one line of words.
    state.lost.add(`footnote ${child.type}`, wordsOf(child))
    return escapeHtml(wordsOf(child))
  })
  return `<span data-footnote>${parts.join(' ')}</span>`
}

function list(node: List, state: State): string {
  const items = node.children.map((item) => `<li>${itemHtml(item, state)}</li>`).join('')
  return node.ordered ? `<ol start="${node.start ?? 1}">${items}</ol>` : `<ul>${items}</ul>`
}

/** A task's box stands in its first line. */
function itemHtml(item: ListItem, state: State): string {
  const html = inner(item, state)
  if (typeof item.checked !== 'boolean') return html
  const box = item.checked ? '☑ ' : '☐ '
  return html.startsWith('<p>') ? `<p>${box}${html.slice(3)}` : box + html
}

function code(
  value: string,
  language: string | null | undefined,
  meta: string | null | undefined,
  { lost }: State,
): string {
  if (meta) lost.add('code information', meta)
  const known = language && isCodeLanguage(language)
  if (language && !known) lost.add('code information', language)
  return `<pre><code${known ? ` class="language-${escapeHtml(language)}"` : ''}>${escapeHtml(value)}</code></pre>`
}

function table(node: Table, state: State): string {
  const rows = node.children.map((row, index) => {
    const tag = index === 0 ? 'th' : 'td'
    return `<tr>${row.children.map((cell) => `<${tag}>${inner(cell, state)}</${tag}>`).join('')}</tr>`
  })
  return `<table><tbody>${rows.join('')}</tbody></table>`
}

/** The words under a node, without recursion. */
function wordsOf(node: Nodes): string {
  let words = ''
  const open: Nodes[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    if ('value' in next) words += next.value
    else if ('children' in next) open.push(...[...next.children].reverse())
  }
  return words
}
