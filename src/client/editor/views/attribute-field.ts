import type { NodeViewRendererProps } from '@tiptap/core'
import { element, isComposing } from '../dom.ts'
import { focusText, inText } from '../focus-text.ts'

type Options = {
  name: string
  label: string
  placeholder?: string
  /** Marks the field as one that a reader will miss. */
  wanted?: boolean
}

export type AttributeField = { dom: HTMLElement; show(value: string): void }

const MOST = 2000

/** A line beneath a picture or the like that edits one attribute of its node. */
export function attributeField(props: NodeViewRendererProps, options: Options): AttributeField {
  const { editor, getPos } = props
  const input = element('textarea', {
    rows: 1,
    maxlength: MOST,
    placeholder: options.placeholder,
    oninput: () => change(input.value),
    onkeydown: (event: KeyboardEvent) => leave(event),
  })
  const dom = element(
    'label',
    { class: options.wanted ? 'ed-attribute ed-wanted' : 'ed-attribute' },
    element('span', {}, options.label),
    input,
  )
  show(String(props.node.attrs[options.name] ?? ''))
  return { dom, show }

  function show(value: string): void {
    if (input.value !== value) input.value = value
    dom.toggleAttribute('data-empty', value.trim() === '')
  }

  function change(value: string): void {
    const pos = getPos()
    if (pos === undefined) return
    const words = value.replace(/[\r\n]+/g, ' ')
    dom.toggleAttribute('data-empty', words.trim() === '')
    editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, options.name, words))
  }

  /** Enter and Escape go back to the text, after what the field belongs to. */
  function leave(event: KeyboardEvent): void {
    if (isComposing(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    const pos = getPos()
    const node = pos === undefined ? undefined : editor.state.doc.nodeAt(pos)
    if (pos === undefined || !node) return
    if (event.key === 'Enter') focusText(editor, pos + node.nodeSize)
    else inText(editor).setNodeSelection(pos).run()
  }
}

/** Events inside fields and buttons of a node's view are theirs, not the text's. */
export function isOwnEvent(event: Event): boolean {
  const target = event.target as HTMLElement | null
  if (!target?.closest?.('textarea, input, select, button, video')) return false
  return !/^drag|^drop/.test(event.type)
}
