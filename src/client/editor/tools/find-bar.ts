import type { Context } from '../context.ts'
import { button, element, isComposing } from '../dom.ts'
import { findNext, foundIn, selectFound, startFinding } from './find-plugin.ts'

/** The bar for finding words: Enter for the next, Shift+Enter for the one before, Escape to the text. */
export function createFindBar(context: Context): { dom: HTMLElement; open(): void } {
  const { t } = context
  const count = element('span', { role: 'status' })
  const input = element('input', {
    type: 'search',
    class: 'input',
    'aria-label': t('find.words'),
    placeholder: t('find.words'),
    oninput: (event: InputEvent) => {
      if (!event.isComposing) look()
    },
    oncompositionend: () => look(),
    onkeydown: (event: KeyboardEvent) => {
      if (isComposing(event)) return
      if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
      else if (event.key === 'Escape') close()
      else return
      event.preventDefault()
    },
  })
  const dom = element(
    'div',
    { class: 'ed-find', role: 'search', 'aria-label': t('do.find'), hidden: true },
    input,
    count,
    button(t('find.previous'), () => go(-1), { class: 'ed-small' }),
    button(t('find.next'), () => go(1), { class: 'ed-small' }),
    button(t('close'), () => close(), { class: 'ed-small' }),
  )
  return {
    dom,
    open() {
      dom.hidden = false
      const { from, to, empty } = context.editor.state.selection
      if (!empty && to - from < 80) input.value = context.editor.state.doc.textBetween(from, to, ' ')
      input.focus()
      input.select()
      if (input.value !== '') look()
    },
  }

  function look(): void {
    startFinding(context.editor.view, input.value)
    tell()
  }

  function go(step: 1 | -1): void {
    findNext(context.editor.view, step)
    tell()
  }

  function tell(): void {
    const found = foundIn(context.editor.state)
    count.textContent =
      input.value === ''
        ? ''
        : found.count === 0
          ? t('find.none')
          : t('find.count', { at: found.current + 1, of: found.count })
  }

  function close(): void {
    dom.hidden = true
    selectFound(context.editor.view)
    context.editor.view.focus()
  }
}
