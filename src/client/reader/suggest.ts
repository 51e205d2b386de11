/** What `/suggest` offers. */
type Suggestion = { kind: string; name: string; href: string }

const PAUSE_MS = 150

/**
 * Offers accounts, topics and titles under a search field (ARIA 1.2, combobox with a list): arrows choose, Enter goes
 * there, Escape closes. While an input method composes, its keys are its own.
 */
export function suggest(form: HTMLFormElement, ask: typeof fetch): void {
  const input = form.querySelector('input[name=q]') as HTMLInputElement
  const words = (form.dataset.suggest ?? '').split('|')
  const list = document.createElement('div')
  list.className = 'suggestions'
  list.id = `${input.id}-offers`
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', words[0] ?? '')
  list.hidden = true
  form.append(list)
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
  ] as const)
    input.setAttribute(name, value)
  let offered: Suggestion[] = []
  let chosen = -1
  let asked = 0
  let timer = 0
  show([])

  input.addEventListener('input', (event) => {
    clearTimeout(timer)
    if (!(event as InputEvent).isComposing) timer = window.setTimeout(() => void load(), PAUSE_MS)
  })
  input.addEventListener('compositionend', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void load(), PAUSE_MS)
  })
  input.addEventListener('keydown', onKey)
  // A click takes the focus first: what was offered stays until it is over.
  input.addEventListener('blur', () => setTimeout(() => show([]), 200))
  void load()

  async function load(): Promise<void> {
    const turn = ++asked
    const typed = input.value.trim()
    const address = `/suggest?q=${encodeURIComponent(typed)}`
    const answer = typed === '' ? undefined : await ask(address).catch(() => undefined)
    if (turn !== asked) return
    show(answer?.ok && document.activeElement === input ? await answer.json() : [])
  }

  function show(next: Suggestion[]): void {
    offered = next
    chosen = -1
    list.replaceChildren(...next.map(option))
    list.hidden = next.length === 0
    input.setAttribute('aria-expanded', String(next.length > 0))
    input.removeAttribute('aria-activedescendant')
  }

  function option({ kind, name, href }: Suggestion, at: number): HTMLElement {
    const row = document.createElement('div')
    row.id = `${list.id}-${at}`
    row.setAttribute('role', 'option')
    row.setAttribute('aria-selected', 'false')
    const small = document.createElement('small')
    small.textContent = words[['account', 'topic', 'article'].indexOf(kind) + 1] ?? ''
    row.append(name, small)
    row.addEventListener('mousedown', (event) => event.preventDefault())
    row.addEventListener('click', () => location.assign(href))
    return row
  }

  function onKey(event: KeyboardEvent): void {
    // Some browsers tell of a composition only by this code: https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode
    if (event.isComposing || event.keyCode === 229 || offered.length === 0) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) choose(((chosen + 1 + step + offered.length + 1) % (offered.length + 1)) - 1)
    else if (event.key === 'Escape') show([])
    else if (event.key === 'Enter' && chosen >= 0) location.assign((offered[chosen] as Suggestion).href)
    else return
    event.preventDefault()
  }

  function choose(next: number): void {
    chosen = next
    for (const [at, row] of [...list.children].entries())
      row.setAttribute('aria-selected', String(at === next))
    if (next < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', `${list.id}-${next}`)
  }
}
