import type { Node } from '@tiptap/pm/model'
import { element } from '../dom.ts'

/** Offers the pictures of the text as covers, in the page's own field for it; what it offers already stays. */
export function offerCovers(doc: Node, words: (number: number) => string): void {
  const field = document.querySelector<HTMLSelectElement>('[data-draft-form] select[name="coverMediaId"]')
  if (!field) return
  const offered = new Set([...field.options].map(({ value }) => value))
  let number = 0
  doc.descendants((node) => {
    if (node.type.name !== 'picture') return !node.isTextblock
    number += 1
    const { media, alt, caption } = node.attrs
    if (media === null || offered.has(media)) return false
    offered.add(media)
    field.append(element('option', { value: media }, (alt || caption || words(number)).slice(0, 40)))
    return false
  })
}
