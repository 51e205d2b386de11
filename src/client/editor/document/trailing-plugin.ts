import { Plugin } from '@tiptap/pm/state'

/** A text that ends in a picture or the like keeps a line after it to write on. */
export function trailingPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      if (state.doc.lastChild?.type.name === 'paragraph') return null
      const paragraph = state.schema.nodes.paragraph?.create()
      return paragraph
        ? state.tr.insert(state.doc.content.size, paragraph).setMeta('addToHistory', false)
        : null
    },
  })
}
