import { LRUCache } from 'lru-cache'
import { escapeHtml } from '../../kernel/document/index.ts'
import { breakTitle } from '../../kernel/text/index.ts'

/**
 * A title that breaks between phrases, never inside a word. Its HTML (escaped, `<wbr>` between the parts) is made once
 * and kept: making it costs as much as rendering a whole card, and the same headlines stand on every page.
 */
export function Headline({ text, language }: { text: string; language: string }) {
  const html = htmlOf(text, language)
  return html === undefined ? <>{text}</> : <span dangerouslySetInnerHTML={{ __html: html }} />
}

const known = new LRUCache<string, { html: string | undefined }>({ max: 4000 })

/** Undefined for a title whose breaks are its spaces. */
function htmlOf(text: string, language: string): string | undefined {
  const key = `${language} ${text}`
  const found = known.get(key)
  if (found) return found.html
  const parts = breakTitle(text, language)
  const html = parts.length < 2 ? undefined : parts.map(escapeHtml).join('<wbr>')
  known.set(key, { html })
  return html
}
