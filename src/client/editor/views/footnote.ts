import type { NodeViewRenderer } from '@tiptap/core'
import type { Context } from '../context.ts'
import { element } from '../dom.ts'
import { editFootnote } from '../parts/footnote-dialog.ts'
import { isOwnEvent } from './attribute-field.ts'

/** The number of a note; its words open on a click. Numbers are counters of the stylesheet. */
export function footnoteView(context: Context): NodeViewRenderer {
  return (props) => {
    let node = props.node
    const { getPos } = props
    const mark = element('button', {
      type: 'button',
      tabindex: -1,
      class: 'ed-note',
      onclick: () => {
        const pos = getPos()
        if (pos !== undefined) editFootnote(context, pos)
      },
    })
    const dom = element('span', { class: 'ed-footnote', contenteditable: 'false' }, mark)
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
      mark.title = node.textContent
      mark.setAttribute('aria-label', context.t('footnote.label', { words: node.textContent }))
    }
  }
}
