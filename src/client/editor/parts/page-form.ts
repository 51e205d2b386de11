const TRUTHS = new Set(['opinion', 'sponsored', 'commentsOpen'])
const YES = new Set(['yes', 'true', 'on', '1'])
const OWN = new Set(['title', 'summary', 'body', 'markdown'])

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** Tells each change in the page's form (`data-draft-form`) as a field of the working copy. */
export function watchPageForm(form: HTMLFormElement, onChange: (name: string, value: unknown) => void): void {
  const told = (event: Event) => {
    const control = event.target as Control
    if (!control.name || OWN.has(control.name)) return
    onChange(control.name, valueIn(form, control))
  }
  form.addEventListener('input', told)
  form.addEventListener('change', told)
  // What the form would send lacks the text; everything in it is sent already.
  form.addEventListener('submit', (event) => event.preventDefault())
}

/** Shows fields that were restored; what has no control is left alone. */
export function fillPageForm(form: HTMLFormElement, fields: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(fields)) {
    if (OWN.has(name)) continue
    const controls = [...form.querySelectorAll<Control>(`[name="${CSS.escape(name)}"]`)]
    for (const control of controls) {
      if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = value === true
      else if (control instanceof HTMLInputElement && control.type === 'radio')
        control.checked =
          control.value === String(value) || (typeof value === 'boolean' && YES.has(control.value) === value)
      else if (Array.isArray(value)) control.value = value.join('，')
      else if (typeof value === 'boolean')
        control.value =
          [...(control as HTMLSelectElement).options].find((option) => YES.has(option.value) === value)
            ?.value ?? ''
      else control.value = value === null ? '' : String(value)
    }
  }
}

function valueIn(form: HTMLFormElement, control: Control): unknown {
  const { name } = control
  const isBox = control instanceof HTMLInputElement && control.type === 'checkbox'
  if (isBox && form.querySelectorAll(`[name="${CSS.escape(name)}"]`).length === 1) return control.checked
  const value = String(new FormData(form).get(name) ?? '')
  if (TRUTHS.has(name)) return YES.has(value)
  if (name === 'topics')
    return value
      .split(/[,，、;；\n]/)
      .map((topic) => topic.trim())
      .filter(Boolean)
  return name.endsWith('Id') && value === '' ? null : value
}
