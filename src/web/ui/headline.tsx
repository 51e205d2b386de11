import { LRUCache } from 'lru-cache'
import { escapeHtml } from '../../kernel/document/index.ts'
import { breakTitle } from '../../kernel/text/index.ts'

/**
 * A title that breaks between clauses if it can, else between phrases, never inside a word. Its HTML (escaped, a span
 * for each clause, `<wbr>` between phrases) is made once and kept: making it costs as much as rendering a whole card,
 * and the same headlines stand on every page.
 */
export function Headline({ text, language }: { text: string; language: string }) {
  const html = htmlOf(text, language)
  if (html === undefined) return <span>{text}</span>
  return <span dangerouslySetInnerHTML={{ __html: html }} />
}

const known = new LRUCache<string, { html: string | undefined }>({ max: 4000 })

/** Undefined for a title whose breaks are its spaces. */
function htmlOf(text: string, language: string): string | undefined {
  const key = `${language} ${text}`
  const found = known.get(key)
  if (found) return found.html
  const parts = breakTitle(text, language)
  const html = parts.length < 2 ? undefined : clauses(parts).map(clauseHtml).join('')
  known.set(key, { html })
  return html
}

function clauses(parts: string[]): string[][] {
  const found: string[][] = [[]]
  for (const [index, part] of parts.entries()) {
    found.at(-1)?.push(part)
    if (/[，：；。！？]$/u.test(part) && index < parts.length - 1) found.push([])
  }
  return found
}

/** A clause of a title of several stays in one line where there is room (`display: inline-block`). */
function clauseHtml(parts: string[], _: number, all: string[][]): string {
  const html = parts.map(escapeHtml).join('<wbr>')
  return all.length > 1 ? `<span>${html}</span>` : html
}
