import { withMark } from '../marks.ts'
import type { Mark } from '../types.ts'
import { preformatted } from './code.ts'
import { figure } from './figure.ts'
import { addFootnote } from './footnotes.ts'
import { foreignDrawing, formControl, noscript, quotation, rubyText, silent } from './leftovers.ts'
import { list } from './list.ts'
import { marksInside } from './marks-of.ts'
import { embed, image, pictureElement, video } from './media.ts'
import { addSource, put } from './sources.ts'
import type { ElementHandler, HtmlState } from './state.ts'
import { table } from './table.ts'
import { attribute, type Element } from './tree.ts'

/** What is made of an element. Elements not listed are unwrapped, those of `BLOCKS` as blocks of their own. */
export const HANDLERS: Record<string, ElementHandler> = Object.assign(Object.create(null), {
  h1: heading(2),
  h2: heading(2),
  h3: heading(3),
  h4: heading(4),
  h5: heading(4),
  h6: heading(4),
  a: link,
  span: inline,
  cite: (element, marks, state) =>
    attribute(element, 'data-source') === undefined
      ? inline(element, marks, state)
      : addSource(element, state),
  br: (_element, _marks, state) => state.builder.inline({ type: 'hardBreak' }),
  hr: (_element, _marks, state) => state.builder.block({ type: 'rule' }),
  ul: list,
  ol: list,
  menu: list,
  dir: list,
  dt: strongBlock,
  summary: strongBlock,
  blockquote: quotation,
  q: quotation,
  figure,
  div: (element, marks, state) =>
    /\bwp-caption\b(?!-)/.test(attribute(element, 'class') ?? '')
      ? figure(element, marks, state)
      : block(element, marks, state),
  img: image,
  'amp-img': image,
  picture: pictureElement,
  video,
  audio: embed,
  iframe: embed,
  embed,
  object: embed,
  applet: embed,
  frame: embed,
  pre: preformatted,
  listing: preformatted,
  xmp: preformatted,
  plaintext: preformatted,
  table,
  rt: rubyText,
  svg: foreignDrawing,
  math: foreignDrawing,
  noscript,
  ...Object.fromEntries(
    ['script', 'style', 'link', 'meta', 'base', 'title', 'noembed', 'noframes', 'bgsound', 'keygen'].map(
      (name) => [name, silent],
    ),
  ),
  ...Object.fromEntries(
    [
      'form',
      'input',
      'button',
      'select',
      'textarea',
      'isindex',
      'canvas',
      'marquee',
      'dialog',
      'meter',
      'progress',
    ].map((name) => [name, formControl]),
  ),
} satisfies Record<string, ElementHandler>)

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl fieldset figcaption footer form header hgroup html legend li main nav option optgroup p search section caption td th tr tbody thead tfoot'.split(
    ' ',
  ),
)

/** An element with no handler of its own. */
export function unwrapped(element: Element, marks: Mark[], state: HtmlState): void {
  if (BLOCKS.has(element.tagName)) block(element, marks, state)
  else inline(element, marks, state)
}

function block(element: Element, marks: Mark[], state: HtmlState): void {
  state.builder.flush()
  state.children(element, marksInside(element, marks, state), state)
  state.builder.flush()
}

function inline(element: Element, marks: Mark[], state: HtmlState): void {
  if (attribute(element, 'data-footnote') !== undefined) addFootnote(element, state)
  else state.children(element, marksInside(element, marks, state), state)
}

function link(element: Element, marks: Mark[], state: HtmlState): void {
  if (state.footnotes.backs.has(element)) return
  const source = state.sources.cited.get(element)
  const note = state.footnotes.targets.get(element)
  if (source) put(source, state)
  else if (note) addFootnote(note, state)
  else inline(element, marks, state)
}

function heading(level: 2 | 3 | 4): ElementHandler {
  return (element, marks, state) => {
    const outer = state.builder.heading()
    state.builder.setHeading(level)
    state.children(element, marks, state)
    state.builder.setHeading(outer)
  }
}

function strongBlock(element: Element, marks: Mark[], state: HtmlState): void {
  block(element, withMark(marks, { type: 'strong' }), state)
}
