/** On every working page: single keys, the current entry in sight, no form sent twice, no typed words lost unasked. */
const OFF = 'keys-off'
/** A request that takes longer than this has failed, or may be sent again. Milliseconds. */
const PATIENCE = 15_000

const help = document.getElementById('keys')
const single = document.querySelector<HTMLInputElement>('[data-keys-switch]')
const sent = new WeakSet<HTMLFormElement>()
const unsaved = new Set<HTMLFormElement>()

if (single) {
  single.checked = !remembered()
  single.addEventListener('change', () => remember(!single.checked))
}

document.addEventListener('keydown', (event) => {
  // 229: the key belongs to an input method, even where `isComposing` is already false (Safari).
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.repeat) return
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.composedPath()[0])) return
  const deed = deedFor(event.key.toLowerCase())
  if (!deed) return
  event.preventDefault()
  deed()
})

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  unsaved.delete(form)
  if (!form.matches('[data-once]') || event.defaultPrevented) return
  if (sent.has(form)) return event.preventDefault()
  mark(form, true)
  setTimeout(() => mark(form, false), PATIENCE)
})

document.addEventListener('input', ({ target }) => {
  const form = (target as Element).closest?.<HTMLFormElement>('form[data-unsaved]')
  if (form) unsaved.add(form)
})

addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0) event.preventDefault()
})

// A page that comes back from the browser's memory comes with its forms as they were sent.
addEventListener('pageshow', () => {
  for (const form of document.forms) mark(form, false)
})

for (const current of document.querySelectorAll(':is(.work-rail, .tabs, [data-list]) [aria-current]')) {
  if (current.checkVisibility()) current.scrollIntoView({ block: 'nearest', inline: 'center' })
}

function deedFor(key: string): (() => void) | undefined {
  if (key === '?' && help) return () => help.togglePopover()
  if (help?.matches(':popover-open') || single?.checked === false) return undefined
  if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1)
  const marked = [...document.querySelectorAll<HTMLElement>('[data-key]')]
  const goal = marked.find((one) => one.dataset.key?.toLowerCase() === key && one.checkVisibility())
  return goal && (() => (isTyping(goal) ? goal.focus() : goal.click()))
}

/** In a list beside its detail, opens the next entry; in another list, moves the focus to it. */
function walk(step: number): (() => void) | undefined {
  const rows = [...document.querySelectorAll('[data-list] :is(li, tr)')]
  const links = rows.flatMap((row) => row.querySelector<HTMLElement>('a[href]') ?? [])
  const open = links.findIndex((link) => link.closest('[aria-current]') || link === document.activeElement)
  const goal = open < 0 ? links[step > 0 ? 0 : -1] : links[open + step]
  const go = goal?.closest('.panes, [aria-current]')
  return goal && (() => (go ? goal.click() : goal.focus()))
}

function isTyping(target: EventTarget | undefined): boolean {
  const fields = 'input, textarea, select, [role=textbox], [role=combobox]'
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(fields))
}

/** The buttons keep their words; only that they do nothing now is said. */
function mark(form: HTMLFormElement, busy: boolean): void {
  if (busy) sent.add(form)
  else sent.delete(form)
  for (const button of form.elements) {
    if (!button.matches('button:not([type=button])')) continue
    if (busy) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(OFF) !== null
  } catch {
    return false
  }
}

function remember(off: boolean): void {
  try {
    if (off) localStorage.setItem(OFF, '')
    else localStorage.removeItem(OFF)
  } catch {
    // Storage is forbidden here: the choice holds until the page is left.
  }
}
