import { isCodeLanguage } from '../attributes.ts'
import { withoutForbiddenCharacters } from '../limits.ts'
import type { Mark } from '../types.ts'
import { recordAttributes } from './attributes-lost.ts'
import type { HtmlState } from './state.ts'
import { attribute, describe, type Element, elementsUnder, firstUnder, textUnder } from './tree.ts'

/** `<pre>`: a block of code with the text as it is; what is inside besides text is recorded, pictures follow it. */
export function preformatted(element: Element, marks: Mark[], state: HtmlState): void {
  const text = withoutForbiddenCharacters(textUnder(element))
  const code = firstUnder(element, 'code')
  state.builder.block({
    type: 'codeBlock',
    attrs: { language: languageOf(element) ?? (code ? languageOf(code) : undefined) ?? null },
    content: text === '' ? [] : [{ type: 'text', text }],
  })
  for (const inner of elementsUnder(element)) {
    recordAttributes(inner, state)
    if (inner.tagName === 'img')
      state.children({ nodeName: '#document-fragment', childNodes: [inner] }, marks, state)
    else if (MEANS.has(inner.tagName)) state.lost.add(inner.tagName, describe(inner))
  }
}

const MEANS = new Set([
  'a',
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'form',
  'input',
  'video',
  'audio',
  'svg',
  'math',
])

/** `language-x` of HTML, `lang-x` and `brush: x` of plugins. */
function languageOf(element: Element): string | undefined {
  const name = attribute(element, 'class') ?? ''
  const found =
    /(?:^|\s)(?:language-|lang-|brush:\s*)([^\s;]+)/.exec(name)?.[1] ?? attribute(element, 'data-language')
  return found !== undefined && isCodeLanguage(found) ? found : undefined
}
