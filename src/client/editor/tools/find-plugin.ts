import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

type Found = { words: string; hits: { from: number; to: number }[]; current: number; set: DecorationSet }
const key = new PluginKey<Found>('find')
const NOTHING: Found = { words: '', hits: [], current: -1, set: DecorationSet.empty }
const MOST = 2000

/** Marks where some words stand in the text, without regard to case. */
export function findPlugin(): Plugin<Found> {
  return new Plugin<Found>({
    key,
    state: {
      init: () => NOTHING,
      apply(tr, before) {
        const asked = tr.getMeta(key) as { words: string; current: number } | undefined
        if (asked) return find(tr.doc, asked.words, asked.current)
        if (before.words === '' || !tr.docChanged) return before
        return find(tr.doc, before.words, before.current)
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  })
}

/** How many there are, and which is the current one, from 0; -1 for none. */
export function foundIn(state: EditorState): { count: number; current: number } {
  const { hits, current } = key.getState(state) ?? NOTHING
  return { count: hits.length, current }
}

/** Looks for words from the caret on; none ends the search. */
export function startFinding(view: EditorView, words: string): void {
  const from = view.state.selection.from
  const { hits } = find(view.state.doc, words, 0)
  const next = hits.findIndex((hit) => hit.from >= from)
  view.dispatch(view.state.tr.setMeta(key, { words, current: Math.max(next, 0) }))
  reveal(view)
}

/** Goes to the next (1) or previous (-1) place, around the end. */
export function findNext(view: EditorView, step: 1 | -1): void {
  const { words, hits, current } = key.getState(view.state) ?? NOTHING
  if (hits.length === 0) return
  view.dispatch(view.state.tr.setMeta(key, { words, current: (current + step + hits.length) % hits.length }))
  reveal(view)
}

/** Puts the caret on the current place, for when the search is over. */
export function selectFound(view: EditorView): void {
  const { hits, current } = key.getState(view.state) ?? NOTHING
  const hit = hits[current]
  const tr = view.state.tr.setMeta(key, { words: '', current: -1 })
  if (hit) tr.setSelection(TextSelection.create(tr.doc, hit.from, hit.to))
  view.dispatch(tr)
}

function reveal(view: EditorView): void {
  view.dom.querySelector('.ed-found-current')?.scrollIntoView({ block: 'center' })
}

function find(doc: EditorState['doc'], words: string, wanted: number): Found {
  const needle = words.toLowerCase()
  if (needle === '') return NOTHING
  const hits: Found['hits'] = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    const text = textWithPlaces(node).toLowerCase()
    if (text.length !== node.content.size) return false
    for (
      let at = text.indexOf(needle);
      at >= 0 && hits.length < MOST;
      at = text.indexOf(needle, at + needle.length)
    )
      hits.push({ from: position + 1 + at, to: position + 1 + at + needle.length })
    return false
  })
  const current = hits.length === 0 ? -1 : Math.min(Math.max(0, wanted), hits.length - 1)
  const marks = hits.map(({ from, to }, at) =>
    Decoration.inline(from, to, { class: at === current ? 'ed-found ed-found-current' : 'ed-found' }),
  )
  return { words, hits, current, set: DecorationSet.create(doc, marks) }
}

/** The text of a block in which each character stands at its position: notes and the like fill the places they take. */
function textWithPlaces(block: EditorState['doc']): string {
  let text = ''
  block.forEach((child) => {
    text += child.text ?? '\ufffc'.repeat(child.nodeSize)
  })
  return text
}
