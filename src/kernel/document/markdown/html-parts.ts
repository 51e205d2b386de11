import { escapeHtml } from '../escape-html.ts'
import { unfinishedAt } from '../html/parse.ts'
import { isTextElement, readTokens } from '../html/tokens.ts'

const MAX_RECOVERIES = 3

/**
 * A piece of HTML between Markdown, made so that it cannot swallow what follows it: an unfinished tag or comment is
 * text, an open `<script>` or its like is closed.
 */
export function finishedHtml(html: string): string {
  let source = html.replace(/<plaintext\b/gi, '<pre')
  for (let attempt = 0; attempt < MAX_RECOVERIES; attempt++) {
    const open = unfinishedAt(source)
    if (open === undefined) break
    source = `${source.slice(0, open)}&lt;${source.slice(open + 1)}`
  }
  if (unfinishedAt(source) !== undefined) return escapeHtml(html)
  return source + closingTag(source)
}

/** A tag within a line of text. Those whose content would no longer be Markdown are shown as text, as GitHub does. */
export function inlineTag(html: string): string {
  const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(html)?.[1]?.toLowerCase()
  return name !== undefined && isTextElement(name) ? escapeHtml(html) : html
}

function closingTag(html: string): string {
  let open = ''
  readTokens(html, {
    tag({ tagName }, opens) {
      if (opens && isTextElement(tagName)) open = tagName
      else if (!opens && tagName === open) open = ''
    },
  })
  return open === '' ? '' : `</${open}>`
}
