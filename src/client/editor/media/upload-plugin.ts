import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Context } from '../context.ts'

type Change = { add?: { id: object; position: number; dom: HTMLElement }; drop?: object }
const key = new PluginKey<DecorationSet>('uploads')

/**
 * Files on their way stand in the page, not in the document: a text that is saved meanwhile has no empty picture in it,
 * and undoing does not bring one back.
 */
export function uploadPlugin(_context: Context): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const set = before.map(tr.mapping, tr.doc)
        const change = tr.getMeta(key) as Change | undefined
        if (change?.add) {
          const { id, position, dom } = change.add
          return set.add(tr.doc, [Decoration.widget(position, dom, { id, side: -1, ignoreSelection: true })])
        }
        return change?.drop ? set.remove(set.find(undefined, undefined, ({ id }) => id === change.drop)) : set
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}

export function addUpload(view: EditorView, id: object, position: number, dom: HTMLElement): void {
  view.dispatch(view.state.tr.setMeta(key, { add: { id, position, dom } } satisfies Change))
}

export function dropUpload(tr: Transaction, id: object): Transaction {
  return tr.setMeta(key, { drop: id } satisfies Change)
}

/** Where the text around an upload is now; undefined when it was deleted. */
export function findUpload(state: EditorState, id: object): number | undefined {
  return key.getState(state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from
}
