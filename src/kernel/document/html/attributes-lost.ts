import type { HtmlState } from './state.ts'
import type { Element } from './tree.ts'

/** Records attributes that do something and are not kept; what only styles or names is not worth a word. */
export function recordAttributes(element: Element, state: HtmlState): void {
  for (const { name, value } of element.attrs) {
    if (name.startsWith('on') && name.length > 2) state.lost.add(name, value)
    else if (name === 'style' && DOING.test(value)) state.lost.add('style', value)
    else if (name === 'dir' && value.toLowerCase() === 'rtl') state.lost.add('dir', value)
    else if (name === 'title' && TITLED.has(element.tagName) && value.trim() !== '')
      state.lost.add('title', value)
    else if (name === 'cite' || name === 'longdesc' || name === 'formaction') state.lost.add(name, value)
  }
}

/** Styles that load, run, hide: more than looks. */
const DOING =
  /url\s*\(|expression|@import|behaviou?r|-moz-binding|javascript|display\s*:\s*none|visibility\s*:\s*hidden/i
const TITLED = new Set(['a', 'abbr', 'acronym', 'dfn'])
