import type { Context } from './context.ts'
import { element } from './dom.ts'
import { offerCovers } from './parts/cover-choice.ts'
import { createOutline } from './parts/outline.ts'
import { numberSources } from './parts/source-numbers.ts'
import { createTitleFields, type TitleFields } from './parts/title-fields.ts'
import { createFindBar } from './tools/find-bar.ts'
import { openSlashMenu } from './tools/slash-plugin.ts'
import { createToolbar } from './tools/toolbar.ts'

export type Frame = {
  parts: HTMLElement[]
  text: HTMLElement
  titles: TitleFields
  /** Where notices about saving stand. */
  notices: HTMLElement
  onTitle(listener: (name: 'title' | 'summary', value: string) => void): void
  /** Brings what is around the text up to date, a little after it changed. */
  update(): void
  updateSoon(changed: boolean): void
  lock(locked: boolean): void
}

const SOON = 300

/** Everything around the text: bar, title, outline, notices. */
export function createFrame(context: Context, live: HTMLElement): Frame {
  const { t, host } = context
  let tellTitle: (name: 'title' | 'summary', value: string) => void = () => {}
  const titles = createTitleFields(context, (name, value) => tellTitle(name, value))
  const toolbar = createToolbar(context, () => openSlashMenu(context.editor.view))
  const find = createFindBar(context)
  const outline = createOutline(context)
  const text = element('div', { class: 'ed-text', id: 'body' })
  const notices = element('div', { class: 'ed-notices' })
  const hasTitle = document.querySelector('h1') !== null
  const column = element(
    'div',
    { class: 'ed-column' },
    hasTitle ? null : element('h1', { class: 'hidden-text' }, t('heading')),
    notices,
    titles.dom,
    text,
  )
  const top = element('div', { class: 'ed-top' }, toolbar.dom, find.dom)
  host.addEventListener('ed-find', () => find.open())
  standBelow(top)
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    parts: [top, outline.dom, column, live],
    text,
    titles,
    notices,
    onTitle(listener) {
      tellTitle = listener
    },
    update: updateAll,
    updateSoon(changed) {
      // After the paint of what was typed, not before.
      if (frame === 0)
        frame = requestAnimationFrame(() =>
          setTimeout(() => {
            frame = 0
            toolbar.update()
          }),
        )
      if (!changed) return
      clearTimeout(timer)
      timer = setTimeout(updateAll, SOON)
    },
    lock(locked) {
      titles.lock(locked)
      context.editor.setEditable(!locked, false)
      toolbar.update()
    },
  }

  function updateAll(): void {
    toolbar.update()
    outline.update()
    numberSources(text)
    offerCovers(context.editor.state.doc, (number) => t('cover.picture', { number }))
  }
}

/** The page's own bar may stand above while one scrolls: this one stops beneath it. */
function standBelow(bar: HTMLElement): void {
  const above = document.querySelector<HTMLElement>('.task-bar')
  if (!above) return
  const measure = () => {
    const stays = getComputedStyle(above).position === 'sticky'
    bar.style.top = stays ? `${above.offsetHeight}px` : '0'
  }
  new ResizeObserver(measure).observe(above)
  addEventListener('resize', measure)
  measure()
}
