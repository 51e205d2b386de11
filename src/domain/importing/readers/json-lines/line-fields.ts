/** One JSON object of a line with readers of its fields. What is wrong is collected in `problems`, each naming its field. */
export type LineFields = {
  problems: string[]
  text(name: string, required?: boolean): string
  optional(name: string): string | null
  texts(name: string): string[]
  words(name: string): Record<string, string>
  flag(name: string): boolean
  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T
  raw(name: string): unknown
}

export function lineFields(object: Record<string, unknown>): LineFields {
  const problems: string[] = []
  const wrong = (name: string, expected: string) => void problems.push(`"${name}" must be ${expected}`)

  function read(name: string): string | null {
    const value = object[name]
    if (value === undefined || value === null) return null
    if (typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
    wrong(name, 'a text')
    return null
  }

  return {
    problems,
    text(name, required = false) {
      const value = read(name) ?? ''
      if (required && value.trim() === '') wrong(name, 'given')
      return value
    },
    optional: (name) => read(name) || null,
    texts(name) {
      const value = object[name] ?? []
      if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
      wrong(name, 'a list of texts')
      return []
    },
    words(name) {
      const value = object[name] ?? {}
      if (typeof value === 'string') return { '': value }
      const isWords =
        typeof value === 'object' &&
        !Array.isArray(value) &&
        Object.values(value as object).every((word) => typeof word === 'string')
      if (!isWords) wrong(name, 'an object of texts by language')
      return isWords ? (value as Record<string, string>) : {}
    },
    flag: (name) => object[name] === true,
    choice(name, choices, otherwise) {
      const value = object[name] ?? otherwise
      const found = choices.find((choice) => choice === value)
      if (!found) wrong(name, `one of ${choices.join(', ')}`)
      return found ?? otherwise
    },
    raw: (name) => object[name],
  }
}
