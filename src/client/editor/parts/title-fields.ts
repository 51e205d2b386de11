import type { Context } from '../context.ts'
import { element, isComposing } from '../dom.ts'
import { focusText } from '../focus-text.ts'

export type TitleFields = {
  dom: HTMLElement
  set(title: string, summary: string): void
  lock(locked: boolean): void
}

/** Title and summary above the text; Enter goes on to the next. */
export function createTitleFields(
  context: Context,
  onChange: (name: 'title' | 'summary', value: string) => void,
): TitleFields {
  const { t, page } = context
  const title = field('title', 'ed-title', page.limits?.title)
  const summary = field('summary', 'ed-summary', page.limits?.summary)
  title.addEventListener('keydown', (event) => goOn(event, () => summary.focus()))
  summary.addEventListener('keydown', (event) => goOn(event, () => focusText(context.editor, 1)))
  return {
    dom: element('div', { class: 'ed-titles' }, title, summary),
    set(titleWords, summaryWords) {
      title.value = titleWords
      summary.value = summaryWords
      for (const one of [title, summary]) grow(one)
    },
    lock(locked) {
      title.readOnly = locked
      summary.readOnly = locked
    },
  }

  function field(
    name: 'title' | 'summary',
    className: string,
    limit: number | undefined,
  ): HTMLTextAreaElement {
    const made = element('textarea', {
      class: className,
      id: name,
      name: `editor-${name}`,
      rows: 1,
      maxlength: limit,
      'aria-label': t(name),
      placeholder: t(`${name}.hint`),
      oninput: () => {
        grow(made)
        onChange(name, made.value.replace(/\s*[\r\n]+\s*/g, ' '))
      },
    })
    return made
  }
}

function goOn(event: KeyboardEvent, next: () => void): void {
  if (event.key !== 'Enter' || isComposing(event)) return
  event.preventDefault()
  next()
}

/** As tall as its words, where the browser does not do it by itself (`field-sizing`). */
function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}
