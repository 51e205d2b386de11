/** A value in the text format of COPY: https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS-TEXT */
export type CopyField = { readonly copy: string }
export type Value = string | number | Date | null | CopyField | readonly string[] | object

const SPECIAL = /[\\\n\r\t]/
const ALL_SPECIAL = /[\\\n\r\t]/g
const NAMES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Encodes once what is written many times. */
export function copyField(value: Value): CopyField {
  return { copy: encoded(value) }
}

/** One line of COPY text. Lists become arrays, other objects JSON. */
export function copyLine(row: readonly Value[]): string {
  let text = ''
  for (let i = 0; i < row.length; i++) text += (i === 0 ? '' : '\t') + encoded(row[i] as Value)
  return `${text}\n`
}

function encoded(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escaped(value)
  if ('copy' in value) return value.copy
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`)
  return escaped(JSON.stringify(value))
}

function element(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (letter) => NAMES[letter] as string) : text
}
