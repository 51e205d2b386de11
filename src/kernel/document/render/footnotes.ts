import { escapeHtml } from '../escape-html.ts'
import { inlineHtml } from './inline.ts'
import type { RenderState } from './state.ts'

/** The notes in the order of their numbers, each with a way back to its place. Empty when there are none. */
export function footnotesHtml(state: RenderState): string {
  if (state.footnotes.length === 0) return ''
  let items = ''
  for (const [index, note] of state.footnotes.entries()) {
    const number = index + 1
    const name = escapeHtml(state.words.back(number))
    const back = `<a class="footnote-back" href="#fnref-${number}" aria-label="${name}">↩</a>`
    items += `<li id="fn-${number}">${inlineHtml(note.content, state)} ${back}</li>`
  }
  return `<section class="footnotes" aria-label="${escapeHtml(state.words.footnotes)}"><ol>${items}</ol></section>`
}
