import type { EditorView } from '@tiptap/pm/view'
import type { Context } from '../context.ts'
import { element, newElementId } from '../dom.ts'
import { COMMANDS, type Command } from './commands.ts'
import { keysFor } from './keys.ts'
import { place } from './place.ts'

const OFFERED =
  'heading heading3 heading4 paragraph list numbered quote picture gallery video table code footnote source rule link break find'.split(
    ' ',
  )

/** What is typed after the sign that opens the menu; `from` is where the sign stands. */
export type Query = { from: number; words: string }

export type SlashMenu = {
  show(view: EditorView, query: Query | undefined): void
  /** Whether the key was the menu's. */
  key(event: KeyboardEvent): boolean
  destroy(): void
}

/** A list beside the caret; the focus stays in the text, which names the chosen entry (`aria-activedescendant`). */
export function createSlashMenu(context: Context, deeds: { close(from: number): void }): SlashMenu {
  const { t, host } = context
  const id = newElementId()
  const list = element('div', {
    class: 'ed-slash',
    role: 'listbox',
    // Long lists scroll, and what scrolls has to be reached by keys (WCAG 2.1.1).
    tabindex: 0,
    id,
    'aria-label': t('slash'),
    hidden: true,
  })
  host.append(list)
  let query: Query | undefined
  let shown: Command[] = []
  let chosen = 0
  let text: EditorView | undefined

  return {
    show(view, next) {
      text = view
      const same = next?.from === query?.from && next?.words === query?.words
      query = next
      if (same) return
      shown = next ? matching(next.words, context) : []
      chosen = 0
      draw()
    },
    key(event) {
      if (shown.length === 0 || !query) return false
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        chosen = (chosen + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length
        draw()
      } else if (event.key === 'Enter' || event.key === 'Tab') take(shown[chosen])
      else if (event.key === 'Escape') deeds.close(query.from)
      else return false
      event.preventDefault()
      return true
    },
    destroy: () => list.remove(),
  }

  function draw(): void {
    list.hidden = shown.length === 0
    list.replaceChildren(...shown.map(entry))
    if (text) describe(text)
    if (list.hidden || !text || !query) return
    place(list, text.coordsAtPos(query.from))
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }

  function describe(view: EditorView): void {
    const active = shown.length > 0 ? `${id}-${chosen}` : null
    if (active) view.dom.setAttribute('aria-activedescendant', active)
    else view.dom.removeAttribute('aria-activedescendant')
    if (active) view.dom.setAttribute('aria-controls', id)
    else view.dom.removeAttribute('aria-controls')
  }

  function entry(command: Command, at: number): HTMLElement {
    return element(
      'div',
      {
        role: 'option',
        id: `${id}-${at}`,
        'aria-selected': String(at === chosen),
        onmousedown: (event: Event) => event.preventDefault(),
        onclick: () => take(command),
      },
      element('span', {}, t(`do.${command.name}.long`)),
      element('kbd', {}, keysFor(command.keys)),
    )
  }

  function take(command: Command | undefined): void {
    if (!command || !query || !text) return
    const { from, words } = query
    text.dispatch(text.state.tr.delete(from, from + 1 + words.length))
    command.run(context)
  }
}

/** Commands whose words, or the other names they go by (English, pinyin and its initials), hold what was typed. */
export function matching(words: string, { t }: Pick<Context, 't'>): Command[] {
  const typed = words.toLowerCase().replace(/['’ ]/g, '')
  const named = OFFERED.map((name) => ({
    command: COMMANDS[name] as Command,
    names: `${t(`do.${name}`)} ${t(`do.${name}.long`)} ${t(`do.${name}.names`)}`.toLowerCase().split(/\s+/),
  }))
  const starts = named.filter(({ names }) => names.some((name) => name.startsWith(typed)))
  const holds = named.filter((one) => !starts.includes(one) && one.names.some((name) => name.includes(typed)))
  return [...starts, ...holds].map(({ command }) => command)
}
