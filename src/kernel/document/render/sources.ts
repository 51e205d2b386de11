import { escapeHtml } from '../escape-html.ts'
import { isExternal } from '../link-address.ts'
import type { SourceAttributes } from '../types.ts'
import type { RenderState } from './state.ts'

/** The sources in the order of their numbers, each with ways back to its places. Empty when there are none. */
export function sourcesHtml(state: RenderState): string {
  if (state.sources.length === 0) return ''
  const name = escapeHtml(state.words.sources)
  let items = ''
  for (const [index, source] of state.sources.entries()) {
    const number = index + 1
    items += `<li id="src-${number}">${sourceHtml(source, state)} ${backs(number, state)}</li>`
  }
  return `<section class="sources" aria-label="${name}"><h2>${name}</h2><ol>${items}</ol></section>`
}

/** Each part in its own element, so that it can be read again as it was (`html/sources.ts`). */
function sourceHtml(
  { title, author, publisher, href, accessed }: SourceAttributes,
  state: RenderState,
): string {
  const words = `<cite>${escapeHtml(title || href || '')}</cite>`
  const relation = href !== null && isExternal(href) ? ' rel="nofollow ugc noopener"' : ''
  const day =
    accessed === null
      ? ''
      : `<time datetime="${accessed}">${escapeHtml(state.words.accessed(accessed))}</time>`
  return [
    href === null ? (title === '' ? '' : words) : `<a href="${escapeHtml(href)}"${relation}>${words}</a>`,
    author === '' ? '' : `<span class="source-author">${escapeHtml(author)}</span>`,
    publisher === '' ? '' : `<span class="source-publisher">${escapeHtml(publisher)}</span>`,
    day,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function backs(number: number, state: RenderState): string {
  let links = ''
  for (let which = 1; which <= (state.citations.get(number) ?? 0); which++) {
    const name = escapeHtml(state.words.backFrom(number, which))
    links += `<a class="footnote-back" href="#srcref-${number}${which === 1 ? '' : `-${which}`}" aria-label="${name}">↩</a>`
  }
  return links
}
