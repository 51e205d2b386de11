import type { NodeViewRenderer } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import type { Context } from '../context.ts'
import { button, element } from '../dom.ts'
import { inText } from '../focus-text.ts'
import { choosePictures } from '../media/choose.ts'
import { showPicture } from '../media/show-picture.ts'
import { attributeField, isOwnEvent } from './attribute-field.ts'

/** A picture with its caption and its words for those who do not see it. */
export function pictureView({ t, uploads }: Context): NodeViewRenderer {
  return (props) => {
    const { editor, getPos } = props
    let node = props.node
    const frame = element('div', { class: 'ed-frame' })
    const caption = attributeField(props, {
      name: 'caption',
      label: t('caption'),
      placeholder: t('caption.hint'),
    })
    const alt = attributeField(props, {
      name: 'alt',
      label: t('alt'),
      placeholder: t('alt.hint'),
      wanted: true,
    })
    const remove = button(t('remove'), () => removeAt(), { class: 'ed-remove' })
    const dom = element('figure', { class: 'ed-picture' }, frame, caption.dom, alt.dom, remove)
    draw()
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false
        const moved = next.attrs.media !== node.attrs.media || next.attrs.src !== node.attrs.src
        node = next
        if (moved) draw()
        else describe()
        caption.show(next.attrs.caption)
        alt.show(next.attrs.alt)
        return true
      },
      stopEvent: isOwnEvent,
      ignoreMutation: () => true,
    }

    function draw(): void {
      const { media, src } = node.attrs
      frame.replaceChildren(media === null ? missing(src) : showPicture(media, 1080, uploads.known(media)))
      describe()
    }

    function missing(src: string | null): HTMLElement {
      const where = src?.startsWith('http') ? new URL(src).host : ''
      return element(
        'div',
        { class: 'ed-missing' },
        element('p', {}, where ? t('picture.elsewhere', { host: where }) : t('picture.none')),
        button(t('picture.choose'), () => void replace(), { class: 'button button-line' }),
      )
    }

    function describe(): void {
      frame.querySelector('img')?.setAttribute('alt', node.attrs.alt)
    }

    async function replace(): Promise<void> {
      const [file] = await choosePictures({ multiple: false })
      const pos = getPos()
      if (!file || pos === undefined) return
      editor.view.dispatch(
        editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)).deleteSelection(),
      )
      uploads.start([file], Math.min(pos, editor.state.doc.content.size))
    }

    function removeAt(): void {
      const pos = getPos()
      if (pos === undefined) return
      inText(editor).setNodeSelection(pos).deleteSelection().run()
    }
  }
}
