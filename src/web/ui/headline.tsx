import { LRUCache } from 'lru-cache'
import { jsxTemplate } from 'preact/jsx-runtime'
import { escapeHtml } from '../../kernel/document/index.ts'
import { breakTitle } from '../../kernel/text/index.ts'

/**
 * A title that breaks between words, never inside one. The same headlines stand on every page, and finding a title's
 * words costs as much as rendering a whole card: the escaped HTML of a title is made once and kept.
 */
export function Headline({ text, language }: { text: string; language: string }) {
  return jsxTemplate([htmlOf(text, language)])
}

const known = new LRUCache<string, string>({ max: 4000 })

function htmlOf(text: string, language: string): string {
  const key = `${language} ${text}`
  const found = known.get(key)
  if (found !== undefined) return found
  const html = breakTitle(text, language).map(escapeHtml).join('<wbr/>')
  known.set(key, html)
  return html
}
