import { button, element, newElementId } from '../dom.ts'

type Options = {
  title: string
  /** Words of the button that closes it. */
  close: string
  body: (Node | string)[]
  onClose?: () => void
  wide?: boolean
}

/** Opens a modal dialog. Escape closes it, but not while an input method uses the key. */
export function openDialog(host: HTMLElement, options: Options): HTMLDialogElement {
  const id = newElementId()
  const before = document.activeElement as HTMLElement | null
  let composing = false
  const dialog = element(
    'dialog',
    { class: options.wide ? 'ed-dialog ed-dialog-wide' : 'ed-dialog', 'aria-labelledby': id },
    element(
      'div',
      { class: 'ed-dialog-head' },
      element('h2', { id }, options.title),
      button(options.close, () => dialog.close(), { class: 'ed-small' }),
    ),
    ...options.body,
  )
  dialog.addEventListener('compositionstart', () => {
    composing = true
  })
  dialog.addEventListener('compositionend', () => {
    // The key that ended it is still on its way.
    setTimeout(() => {
      composing = false
    }, 50)
  })
  dialog.addEventListener('cancel', (event) => {
    if (composing) event.preventDefault()
  })
  dialog.addEventListener('close', () => {
    dialog.remove()
    options.onClose?.()
    before?.focus?.()
  })
  host.append(dialog)
  dialog.showModal()
  return dialog
}
