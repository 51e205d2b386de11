import type { Context } from '../context.ts'
import { element } from '../dom.ts'
import { COMMANDS, type Command, TABLE_COMMANDS } from './commands.ts'
import { keysFor } from './keys.ts'

/** Groups of the bar, as they stand. */
const GROUPS = [
  ['paragraph', 'heading'],
  ['strong', 'emphasis', 'link'],
  ['quote', 'list', 'picture', 'video', 'table', 'footnote', 'source'],
  ['find'],
]

export type Toolbar = { dom: HTMLElement; update(): void }

/** The bar above the text: one stop for Tab, arrows within (WAI-ARIA toolbar pattern). */
export function createToolbar(context: Context, openMore: () => void): Toolbar {
  const { t } = context
  const buttons: { command: Command; dom: HTMLButtonElement }[] = []
  const make = (command: Command): HTMLButtonElement => {
    const dom = element(
      'button',
      {
        type: 'button',
        class: `ed-tool ed-tool-${command.name}`,
        tabindex: -1,
        title: [t(`do.${command.name}.long`), keysFor(command.keys)].filter(Boolean).join(' · '),
        'aria-keyshortcuts': command.keys?.replace('Mod', 'Control').replaceAll('-', '+'),
        'aria-pressed': command.isActive ? 'false' : undefined,
        // Focus stays in the text, so that the selection is seen and a touch keyboard stays open.
        onmousedown: (event: Event) => event.preventDefault(),
        onclick: () => command.run(context),
      },
      t(`do.${command.name}`),
    )
    buttons.push({ command, dom })
    return dom
  }
  const groups = GROUPS.map((names) =>
    element('div', { class: 'ed-group' }, ...names.map((name) => make(COMMANDS[name] as Command))),
  )
  groups.at(-1)?.append(make({ name: 'more', run: openMore }))
  const table = element(
    'div',
    { class: 'ed-row ed-table-tools', role: 'group', 'aria-label': t('do.table'), hidden: true },
    ...TABLE_COMMANDS.map(make),
  )
  const bar = element(
    'div',
    { class: 'ed-toolbar', role: 'toolbar', 'aria-label': t('toolbar'), 'aria-controls': 'ed-text' },
    element('div', { class: 'ed-row' }, ...groups),
    table,
  )
  rove(bar)
  return {
    dom: bar,
    update() {
      const { editor } = context
      const inTable = editor.isActive('table')
      if (table.hidden === inTable) table.hidden = !inTable
      for (const { command, dom } of buttons) {
        const on = command.isActive ? String(command.isActive(editor)) : null
        if (on !== null && dom.getAttribute('aria-pressed') !== on) dom.setAttribute('aria-pressed', on)
        if (dom.disabled === editor.isEditable) dom.disabled = !editor.isEditable
      }
    },
  }
}

/** One of the bar's buttons takes the focus; arrows, Home and End move it on. */
function rove(bar: HTMLElement): void {
  const stops = () =>
    [...bar.querySelectorAll<HTMLButtonElement>('button')].filter((one) => one.checkVisibility())
  const first = bar.querySelector('button')
  if (first) first.tabIndex = 0
  bar.addEventListener('focusin', ({ target }) => {
    for (const stop of bar.querySelectorAll('button')) stop.tabIndex = stop === target ? 0 : -1
  })
  bar.addEventListener('keydown', (event) => {
    const all = stops()
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (goal === undefined || at < 0) return
    event.preventDefault()
    const next = all[(goal + all.length) % all.length]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
}
