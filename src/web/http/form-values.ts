/** What a form sent: fields by name, a field sent twice as a list. Anything else counts as an empty form. */
export type FormValues = {
  /** One line or text; '' when absent. NUL, which PostgreSQL cannot keep, is left out. */
  text(name: string): string
  /** All values of checkboxes with one name. */
  texts(name: string): string[]
  /** The names of everything that was sent. */
  names(): string[]
}

/** Reads a request's parsed body as a form. */
export function formValues(body: unknown): FormValues {
  const fields = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : [])
  const texts = (name: string): string[] =>
    [fields.get(name)]
      .flat()
      .filter((value) => typeof value === 'string')
      .map((value) => value.replaceAll('\0', ''))
  return { texts, text: (name) => texts(name)[0] ?? '', names: () => [...fields.keys()] }
}
