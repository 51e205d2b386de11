const OWN = ['title', 'summary'] as const
type Own = (typeof OWN)[number]
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What somebody did on the page before the editor was there. */
export type TypedBefore = {
  /** Words of the form that the editor replaces, where they are not those that are stored. */
  titles: Partial<Record<Own, string>>
  /** Controls beside the text that were changed while nobody listened. */
  controls: Control[]
  /** Where the caret stood. */
  caret?: { name: Own; start: number; end: number }
}

/** Looks before the form goes: on a slow line the page is in sight for seconds before its script. */
export function typedBefore(host: HTMLElement, stored: Record<Own, string>): TypedBefore {
  const found: TypedBefore = { titles: {}, controls: [] }
  for (const name of OWN) {
    const area = host.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)
    if (!area) continue
    if (area.value !== stored[name]) found.titles[name] = area.value.replace(/\s*[\r\n]+\s*/g, ' ')
    if (area === document.activeElement)
      found.caret = { name, start: area.selectionStart, end: area.selectionEnd }
  }
  const form = document.querySelector<HTMLFormElement>('form[data-draft-form]')
  found.controls = [...(form?.querySelectorAll<Control>('input, select, textarea') ?? [])].filter(isChanged)
  return found
}

/** Goes on as if it were typed now; once somebody listens. */
export function typeAgain({ titles, controls, caret }: TypedBefore, host: HTMLElement): void {
  const field = (name: Own) => host.querySelector<HTMLTextAreaElement>(`textarea[name="editor-${name}"]`)
  for (const [name, words] of Object.entries(titles)) {
    const area = field(name as Own)
    if (!area) continue
    area.value = words
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  for (const control of controls) control.dispatchEvent(new Event('change', { bubbles: true }))
  if (!caret) return
  const area = field(caret.name)
  area?.focus()
  area?.setSelectionRange(caret.start, caret.end)
}

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    // Where no option is marked, browsers choose the first (HTML, “selectedness setting algorithm”).
    const first = [...control.options].findIndex((option) => option.defaultSelected)
    return control.selectedIndex !== Math.max(first, 0)
  }
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio'))
    return control.checked !== control.defaultChecked
  return control.value !== control.defaultValue
}
