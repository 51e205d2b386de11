import { parseDocument } from 'yaml'
import type { Note } from '../../source.ts'
import { parseSimpleToml } from './simple-toml.ts'

export type FrontMatter = { fields: Record<string, unknown>; body: string }

const YAML_FENCE = /^---[ \t]*\n([\s\S]*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/
const TOML_FENCE = /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/
const JSON_BLOCK = /^(\{\n[\s\S]*?\n\})[ \t]*(?:\n|$)/
// Hexo lets the first fence be absent.
const UNFENCED = /^((?:[a-z_]+:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n)+)---[ \t]*\n/i

/**
 * The fields before the text of a Markdown file: YAML between `---`, simple TOML between `+++`, or JSON; names in lower
 * case. Text with line feeds only. What is not understood is noted, and what could be read of it is taken.
 */
export function readFrontMatter(text: string, changed: Note[]): FrontMatter {
  const yaml = YAML_FENCE.exec(text) ?? (/^title:/im.test(text.slice(0, 500)) ? UNFENCED.exec(text) : null)
  if (yaml) return { fields: lowerCase(parseYaml(yaml[1] ?? '', changed)), body: text.slice(yaml[0].length) }
  const toml = TOML_FENCE.exec(text)
  if (toml)
    return { fields: lowerCase(parseSimpleToml(toml[1] ?? '', changed)), body: text.slice(toml[0].length) }
  const json = JSON_BLOCK.exec(text)
  const fields = json ? parseObject(() => JSON.parse(json[1] ?? '')) : null
  if (json && fields) return { fields: lowerCase(fields), body: text.slice(json[0].length) }
  return { fields: {}, body: text }
}

function parseYaml(text: string, changed: Note[]): Record<string, unknown> {
  const fields = parseObject(() => readYaml(text))
  if (fields) return fields
  if (text.trim() === '') return {}
  changed.push({ what: 'front_matter_damaged', detail: 'read line by line' })
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      plainValue(value.trim()),
    ]),
  )
}

function readYaml(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent' })
  return document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 50 })
}

function plainValue(text: string): unknown {
  if (/^(true|false)$/.test(text)) return text === 'true'
  const list = /^\[(.*)\]$/.exec(text)
  if (list) return (list[1] ?? '').split(',').map((item) => item.trim().replace(/^["']|["']$/g, ''))
  return text.replace(/^(["'])(.*)\1$/, '$2')
}

function parseObject(read: () => unknown): Record<string, unknown> | null {
  try {
    const value = read()
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function lowerCase(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
}
