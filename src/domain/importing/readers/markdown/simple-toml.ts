import type { Note } from '../../source.ts'

/**
 * The part of TOML that stands before articles: `key = value` with strings, booleans, numbers, dates and lists of strings
 * on one line, and tables, whose keys get the table's name before them. Other lines are noted as not understood.
 */
export function parseSimpleToml(text: string, changed: Note[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  let table = ''
  for (const line of joinLists(text).split('\n')) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const header = /^\[([\w.-]+)\]$/.exec(trimmed)
    const pair = /^["']?([\w-]+)["']?\s*=\s*(.+)$/.exec(trimmed)
    const value = pair ? readValue((pair[2] as string).trim()) : undefined
    if (header) table = `${header[1]}.`
    else if (pair && value !== undefined) fields[table + pair[1]] = value
    else changed.push({ what: 'toml_not_understood', detail: trimmed.slice(0, 200) })
  }
  return fields
}

function joinLists(text: string): string {
  return text.replace(/=\s*\[([^\]]*)\]/g, (all) => all.replace(/\n/g, ' '))
}

function readValue(text: string): unknown {
  const string = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(text)
  if (string) return decodeEscapes(string[1] as string)
  const literal = /^'([^']*)'\s*(?:#.*)?$/.exec(text)
  if (literal) return literal[1]
  const bare = text.replace(/\s+#.*$/, '')
  if (/^(true|false)$/.test(bare)) return bare === 'true'
  if (/^[+-]?\d+(\.\d+)?$/.test(bare)) return Number(bare)
  if (/^\d{4}-\d{2}-\d{2}/.test(bare)) return bare
  const list = /^\[(.*)\]$/.exec(bare)
  if (!list) return undefined
  return [...(list[1] as string).matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map(([, double, single]) =>
    double === undefined ? single : decodeEscapes(double),
  )
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

function decodeEscapes(text: string): string {
  return text
    .replace(/\\u([\da-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character)
}
