import type { Mark } from '../types.ts'
import type { HtmlState } from './state.ts'
import { attribute, childrenOf, describe, type Element, isElement, textUnder } from './tree.ts'

/** Nothing of it is text of the article. */
export function silent(element: Element, _marks: Mark[], state: HtmlState): void {
  state.lost.add(element.tagName, describe(element))
}

/** Its words stay, what it does goes. */
export function formControl(element: Element, marks: Mark[], state: HtmlState): void {
  if (element.tagName === 'input' && attribute(element, 'type')?.toLowerCase() === 'checkbox') {
    state.builder.text(attribute(element, 'checked') === undefined ? '☐ ' : '☑ ', marks)
    return
  }
  state.lost.add(element.tagName, describe(element))
  const blockLike = element.tagName !== 'button' && element.tagName !== 'input'
  if (blockLike) state.builder.flush()
  state.children(element, marks, state)
  if (blockLike) state.builder.flush()
}

/** Drawings and formulas: the words that a browser would show in them stay. */
export function foreignDrawing(element: Element, marks: Mark[], state: HtmlState): void {
  state.lost.add(element.tagName, describe(element))
  shown(element, marks, state)
}

function shown(element: Element, marks: Mark[], state: HtmlState): void {
  const svg = element.namespaceURI === SVG
  for (const child of childrenOf(element)) {
    if (!isElement(child)) continue
    if (child.namespaceURI !== SVG && child.namespaceURI !== MATHML) {
      state.children({ nodeName: '#document-fragment', childNodes: [child] }, marks, state)
    } else if (/^(?:text|mi|mn|mo|ms|mtext)$/.test(child.tagName)) {
      state.builder.text(`${svg ? ' ' : ''}${textUnder(child)}${svg ? ' ' : ''}`, marks)
    } else if (
      !/^(?:script|style|title|desc|metadata|annotation|annotation-xml)$/.test(child.tagName) ||
      hasHtml(child)
    ) {
      shown(child, marks, state)
    }
  }
}

const SVG = 'http://www.w3.org/2000/svg'
const MATHML = 'http://www.w3.org/1998/Math/MathML'

/** Whether HTML stands directly within, as in `<foreignObject>` and its kin. */
function hasHtml(element: Element): boolean {
  return childrenOf(element).some(
    (child) => isElement(child) && child.namespaceURI === 'http://www.w3.org/1999/xhtml',
  )
}

/** `<blockquote>`, and `<q>` with the marks that browsers show around it. */
export function quotation(element: Element, marks: Mark[], state: HtmlState): void {
  const { builder } = state
  if (element.tagName === 'q') {
    builder.text('“', marks)
    state.children(element, marks, state)
    builder.text('”', marks)
    return
  }
  const room = builder.hasRoom(1)
  if (room) builder.start({ type: 'blockquote', content: [] })
  else state.lost.add('nesting', describe(element))
  builder.flush()
  state.children(element, marks, state)
  builder.flush()
  if (room) builder.end()
}

/** Readings beside characters follow them in brackets, if the page has not put brackets itself (`<rp>`). */
export function rubyText(element: Element, marks: Mark[], state: HtmlState): void {
  const siblings = element.parentNode?.childNodes ?? []
  const bracketed = siblings.some((sibling) => isElement(sibling) && sibling.tagName === 'rp')
  if (!bracketed) state.builder.text('（', marks)
  state.children(element, marks, state)
  if (!bracketed) state.builder.text('）', marks)
}

/** Shown where there is no script, as here; often a second copy of a picture that a script would load. */
export function noscript(element: Element, marks: Mark[], state: HtmlState): void {
  state.children(element, marks, { ...state, inNoscript: true })
}
