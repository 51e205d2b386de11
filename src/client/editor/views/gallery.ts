import type { NodeViewRenderer } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { GALLERY_LIMITS } from '../../../kernel/document/limits.ts'
import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'
import { focusText } from '../focus-text.ts'
import { choosePictures } from '../media/choose.ts'
import { attributeField, isOwnEvent } from './attribute-field.ts'

/** Pictures side by side, words for all of them, and ways to add to them or part them. */
export function galleryView({ t, uploads }: Context): NodeViewRenderer {
  return (props) => {
    const { editor, getPos } = props
    let node = props.node
    const grid = element('div', { class: 'ed-gallery-grid' })
    const caption = attributeField(props, {
      name: 'caption',
      label: t('gallery.caption'),
      placeholder: t('caption.hint'),
    })
    const add = button(t('gallery.add'), () => void addPictures(), { class: 'ed-small' })
    const part = button(t('gallery.part'), () => partPictures(), { class: 'ed-small' })
    const tools = element('div', { class: 'ed-gallery-tools', contenteditable: 'false' }, add, part)
    const below = element('div', { contenteditable: 'false' }, caption.dom)
    const dom = element('figure', { class: 'ed-gallery' }, tools, grid, below)
    return {
      dom,
      contentDOM: grid,
      update(next) {
        if (next.type !== node.type) return false
        node = next
        caption.show(next.attrs.caption)
        add.disabled = next.childCount >= GALLERY_LIMITS.most
        return true
      },
      stopEvent: (event) => isOwnEvent(event) && !grid.contains(event.target as Node),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !grid.contains(mutation.target),
    }

    async function addPictures(): Promise<void> {
      const files = await choosePictures({ multiple: true })
      const pos = getPos()
      const room = GALLERY_LIMITS.most - node.childCount
      if (files.length > 0 && pos !== undefined) uploads.start(files.slice(0, room), pos + node.nodeSize - 1)
    }

    function partPictures(): void {
      const pos = getPos()
      if (pos === undefined) return
      const { tr } = editor.state
      editor.view.dispatch(closeHistory(tr).replaceWith(pos, pos + node.nodeSize, node.content))
      focusText(editor, pos + 1)
    }
  }
}
