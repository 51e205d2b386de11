import { linkAddress } from '../link-address.ts'
import { withMark } from '../marks.ts'
import type { Mark, MarkName } from '../types.ts'
import type { HtmlState } from './state.ts'
import { attribute, describe, type Element } from './tree.ts'

const MARKS: Record<string, Exclude<MarkName, 'link'>> = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** The marks inside an element: its own kind, what its style says (word processors say everything so), its link. */
export function marksInside(element: Element, marks: Mark[], state: HtmlState): Mark[] {
  const style = attribute(element, 'style')
  let inside = marks
  const own = MARKS[element.tagName]
  // Google Docs wraps whole documents in <b style="font-weight:normal">.
  const denied =
    own === 'strong' && style !== undefined && /(?<![\w-])font-weight:\s*(?:normal|[1-4]00)/i.test(style)
  if (own && !denied) inside = withMark(inside, { type: own })
  if (style !== undefined) for (const type of styled(style)) inside = withMark(inside, { type })
  if (element.tagName === 'a') inside = linked(element, inside, state)
  return inside
}

function* styled(style: string): Generator<Exclude<MarkName, 'link'>> {
  if (/(?<![\w-])font-weight:\s*(?:bold|[6-9]00)/i.test(style)) yield 'strong'
  if (/(?<![\w-])font-style:\s*(?:italic|oblique)/i.test(style)) yield 'emphasis'
  if (/text-decoration(?:-line)?:[^;]*line-through/i.test(style)) yield 'strike'
  if (/vertical-align:\s*super/i.test(style)) yield 'superscript'
  if (/vertical-align:\s*sub(?!\w)/i.test(style)) yield 'subscript'
}

function linked(element: Element, marks: Mark[], state: HtmlState): Mark[] {
  const raw = attribute(element, 'href')
  if (raw === undefined || raw.trim() === '') return marks
  const href = linkAddress(raw, state.baseUrl)
  if (href !== undefined) return withMark(marks, { type: 'link', attrs: { href } })
  state.lost.add('link', describe(element))
  return marks
}
