import type { Mark, MarkName } from './types.ts'

/** The order in which marks nest, outermost first; the same as in `schema.ts`. */
export const MARK_ORDER: MarkName[] = [
  'link',
  'strong',
  'emphasis',
  'strike',
  'superscript',
  'subscript',
  'code',
]

export function sameMark(a: Mark, b: Mark): boolean {
  return a.type === b.type && (a.type !== 'link' || b.type !== 'link' || a.attrs.href === b.attrs.href)
}

export function sameMarks(a: Mark[], b: Mark[]): boolean {
  return a === b || (a.length === b.length && a.every((mark, index) => sameMark(mark, b[index] as Mark)))
}

/** The marks with one more, in order; unchanged if one of its kind is there (the inner link of two wins). */
export function withMark(marks: Mark[], mark: Mark): Mark[] {
  const others = mark.type === 'link' ? marks.filter((other) => other.type !== 'link') : marks
  if (others.some((other) => other.type === mark.type)) return marks
  return [...others, mark].sort((a, b) => MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type))
}

export function sharedMarks(a: Mark[], b: Mark[]): Mark[] {
  return a.filter((mark) => b.some((other) => sameMark(mark, other)))
}
