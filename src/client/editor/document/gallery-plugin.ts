import { Fragment, type Node } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { GALLERY_LIMITS } from '../../../kernel/document/limits.ts'

/**
 * A gallery that loses pictures: the schema would fill it with empty ones, so these are taken out again, and what is too
 * few for a gallery stands alone.
 */
export function galleryPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      const { tr } = state
      state.doc.descendants((node, at) => {
        if (node.type.name === 'gallery') repair(node, at, tr)
        return !node.isTextblock && node.type.name !== 'gallery'
      })
      return tr.docChanged ? tr : null
    },
  })
}

function repair(gallery: Node, at: number, tr: Transaction): void {
  const kept = gallery.children.filter(({ attrs }) => attrs.media !== null || attrs.src !== null)
  if (kept.length === gallery.childCount) return
  const from = tr.mapping.map(at)
  const to = tr.mapping.map(at + gallery.nodeSize)
  if (kept.length >= GALLERY_LIMITS.least) tr.replaceWith(from, to, gallery.copy(Fragment.from(kept)))
  else if (kept.length > 0) tr.replaceWith(from, to, kept)
  else tr.delete(from, to)
}
