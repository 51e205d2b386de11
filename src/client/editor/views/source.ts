import type { NodeViewRenderer } from '@tiptap/core'
import { sourceWords } from '../../../kernel/document/sources.ts'
import type { SourceAttributes } from '../../../kernel/document/types.ts'
import type { Context } from '../context.ts'
import { element } from '../dom.ts'
import { editSource } from '../parts/source-dialog.ts'
import { isOwnEvent } from './attribute-field.ts'

/** The number of a source; what is known of it opens on a click. */
export function sourceView(context: Context): NodeViewRenderer {
  return (props) => {
    let node = props.node
    const { getPos } = props
    const mark = element('button', {
      type: 'button',
      tabindex: -1,
      class: 'ed-note',
      onclick: () => {
        const pos = getPos()
        if (pos !== undefined) editSource(context, pos)
      },
    })
    const dom = element('span', { class: 'ed-source', contenteditable: 'false' }, mark)
    describe()
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false
        node = next
        describe()
        return true
      },
      stopEvent: isOwnEvent,
      ignoreMutation: () => true,
    }

    function describe(): void {
      const words = sourceWords(node.attrs as SourceAttributes)
      mark.title = words
      mark.setAttribute('aria-label', context.t('source.label', { words }))
    }
  }
}
