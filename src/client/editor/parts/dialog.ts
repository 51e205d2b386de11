import type { Editor } from '@tiptap/core'
import { button, element, isComposing, newElementId } from '../dom.ts'

type Options = {
  title: string
  /** Words of the button that closes it. */
  close: string
  body: (Node | string)[]
  onClose?: () => void
  wide?: boolean
}

export type Dialog = { close(): void }

/**
 * Opens a modal dialog. Escape closes it, but not while an input method uses the key. It is taken away rather than
 * closed: browsers would give the focus back to the text with the caret at its beginning.
 */
export function openDialog(host: HTMLElement, options: Options): Dialog {
  const id = newElementId()
  const before = document.activeElement as (HTMLElement & { editor?: Editor }) | null
  let composing = false
  const dialog = element(
    'dialog',
    {
      class: options.wide ? 'ed-dialog ed-dialog-wide' : 'ed-dialog',
      'aria-labelledby': id,
      oncompositionstart: () => {
        composing = true
      },
      oncompositionend: () => {
        composing = false
      },
      onkeydown: (event: KeyboardEvent) => {
        if (event.key === 'Escape' && isComposing(event)) event.preventDefault()
      },
      oncancel: (event: Event) => {
        event.preventDefault()
        if (!composing) close()
      },
    },
    element(
      'div',
      { class: 'ed-dialog-head' },
      element('h2', { id }, options.title),
      button(options.close, close, { class: 'ed-small' }),
    ),
    ...options.body,
  )
  host.append(dialog)
  dialog.showModal()
  return { close }

  function close(): void {
    if (!dialog.isConnected) return
    dialog.remove()
    if (before?.editor) before.editor.view.focus()
    else before?.focus()
    options.onClose?.()
  }
}
