import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { COLUMNS, type Rows, type Table, type Value } from './rows-of.ts'

/** Writes rows with COPY, table after table. The caller's client is in a transaction. */
export async function copyRows(client: pg.ClientBase, rows: Rows): Promise<void> {
  for (const table of Object.keys(COLUMNS) as Table[]) {
    if (rows[table].length === 0) continue
    const stream = client.query(copyFrom(`copy ${table} (${COLUMNS[table].join(', ')}) from stdin`))
    stream.end(copyText(rows[table]))
    await finished(stream)
  }
}

/** COPY's text format: https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS-TEXT */
export function copyText(rows: readonly Value[][]): string {
  let text = ''
  for (const row of rows) {
    for (let i = 0; i < row.length; i++) text += (i === 0 ? '' : '\t') + field(row[i] as Value)
    text += '\n'
  }
  return text
}

function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`)
  return escaped(JSON.stringify(value))
}

function element(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

const SPECIAL = /[\\\n\r\t]/g
const NAMES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(text: string): string {
  return text.replace(SPECIAL, (letter) => NAMES[letter] as string)
}
