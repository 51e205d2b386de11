import type { State } from './reading.ts'
import type { Sentence } from './sentences.ts'

export type Words = Readonly<Record<string, string>>
export type Control = 'back' | 'toggle' | 'on' | 'stop'

/** Speeds to choose from; 1 is the voice's own. */
const RATES = [0.6, 0.8, 1, 1.25, 1.5, 2] as const

export type Panel = {
  element: HTMLElement
  show(sentence: Sentence | undefined, state: State): void
  /** Says why there is nothing to hear. */
  tell(words: string): void
  focus(): void
}

/** The bar at the foot of the window: the sentence in large type, and what can be done. */
export function openPanel(
  page: Document,
  words: Words,
  act: { press(control: Control): void; rate(rate: number): void },
): Panel {
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string) => {
    const element = page.createElement(name)
    element.className = className
    return element
  }
  const button = (control: Control, className = 'aloud-button') => {
    const element = make('button', className)
    element.type = 'button'
    element.textContent = words[control] ?? control
    element.addEventListener('click', () => act.press(control))
    return element
  }
  const element = make('section', 'aloud')
  element.setAttribute('aria-label', words.title ?? '')
  const caption = make('p', 'aloud-caption')
  const note = make('p', 'aloud-note')
  note.setAttribute('role', 'status')
  const toggle = button('toggle', 'aloud-button aloud-main')
  const controls = make('div', 'aloud-controls')
  controls.append(toggle, button('back'), button('on'), rates(page, words, act.rate), button('stop'))
  element.append(caption, note, controls)
  page.body.append(element)
  return {
    element,
    show(sentence, state) {
      caption.textContent = sentence?.text ?? ''
      caption.lang = sentence?.language ?? ''
      note.textContent = ''
      toggle.textContent = words[state === 'reading' ? 'pause' : 'resume'] ?? ''
    },
    tell(text) {
      note.textContent = text
    },
    focus: () => toggle.focus(),
  }
}

function rates(page: Document, words: Words, choose: (rate: number) => void): HTMLElement {
  const label = page.createElement('label')
  label.className = 'aloud-rate'
  const select = page.createElement('select')
  for (const rate of RATES) {
    const option = page.createElement('option')
    option.value = String(rate)
    option.textContent = `${rate}×`
    option.selected = rate === 1
    select.append(option)
  }
  select.addEventListener('change', () => choose(Number(select.value)))
  label.append(`${words.rate ?? ''} `, select)
  return label
}
