import type { NodeViewRenderer } from '@tiptap/core'
import type { Context } from '../context.ts'
import { element } from '../dom.ts'
import { attributeField, isOwnEvent } from './attribute-field.ts'

/** A video with its caption. */
export function videoView({ t }: Context): NodeViewRenderer {
  return (props) => {
    let node = props.node
    const frame = element('div', { class: 'ed-frame' })
    const caption = attributeField(props, {
      name: 'caption',
      label: t('caption'),
      placeholder: t('caption.hint'),
    })
    const dom = element('figure', { class: 'ed-picture ed-video' }, frame, caption.dom)
    draw()
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false
        const moved = next.attrs.media !== node.attrs.media
        node = next
        if (moved) draw()
        caption.show(next.attrs.caption)
        return true
      },
      stopEvent: isOwnEvent,
      ignoreMutation: () => true,
    }

    function draw(): void {
      const { media, src } = node.attrs
      const shown = element('video', { controls: true, preload: 'metadata', src: `/media/${media}` })
      const words = element('p', { class: 'ed-missing' }, t('video.elsewhere', { address: src ?? '' }))
      frame.replaceChildren(media === null ? words : shown)
    }
  }
}
