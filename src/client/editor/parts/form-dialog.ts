import { button, element, isComposing, newElementId } from '../dom.ts'
import { openDialog } from './dialog.ts'

export type FormField = {
  name: string
  label: string
  value: string
  kind?: 'text' | 'url' | 'date'
  hint?: string
  required?: boolean
}

type Options = {
  title: string
  close: string
  submit: string
  fields: FormField[]
  /** Words for what is wrong with the values, or nothing. */
  check?: (values: Record<string, string>) => { field: string; words: string } | undefined
  remove?: string
}

export type FormResult = { values: Record<string, string> } | { removed: true } | undefined

/** A small form in a dialog; undefined when it was closed. */
export function askForm(host: HTMLElement, options: Options): Promise<FormResult> {
  return new Promise((resolve) => {
    let result: FormResult
    const inputs = new Map<string, HTMLInputElement>()
    const problem = element('p', { class: 'field-error', role: 'alert', id: newElementId() })
    const form = element('form', {
      class: 'ed-form',
      novalidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault()
        send()
      },
      // The key that chooses among an input method's words sends nothing.
      onkeydown: (event: KeyboardEvent) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault()
      },
    })
    for (const field of options.fields) form.append(fieldOf(field))
    form.append(
      problem,
      element(
        'div',
        { class: 'ed-actions' },
        element('button', { class: 'button' }, options.submit),
        options.remove
          ? button(options.remove, () => done({ removed: true }), { class: 'button-plain' })
          : null,
      ),
    )
    const dialog = openDialog(host, {
      title: options.title,
      close: options.close,
      body: [form],
      onClose: () => resolve(result),
    })
    inputs.values().next().value?.focus()

    function fieldOf({ name, label, value, kind = 'text', hint, required }: FormField): HTMLElement {
      const input = element('input', {
        class: 'input',
        type: kind,
        value,
        required,
        inputmode: kind === 'url' ? 'url' : undefined,
      })
      inputs.set(name, input)
      return element(
        'label',
        { class: 'ed-field' },
        element('span', {}, label),
        input,
        hint ? element('small', { class: 'hint' }, hint) : null,
      )
    }

    function send(): void {
      const values = Object.fromEntries([...inputs].map(([name, input]) => [name, input.value.trim()]))
      const wrong = options.check?.(values)
      for (const [name, input] of inputs) {
        if (name === wrong?.field) {
          input.setAttribute('aria-invalid', 'true')
          input.setAttribute('aria-describedby', problem.id)
          input.focus()
        } else input.removeAttribute('aria-invalid')
      }
      problem.textContent = wrong?.words ?? ''
      if (!wrong) done({ values })
    }

    function done(value: FormResult): void {
      result = value
      dialog.close()
    }
  })
}
