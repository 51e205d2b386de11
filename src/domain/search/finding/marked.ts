import { foldForSearch, type SearchTerm, termsOfFolded } from '../../../kernel/text/index.ts'

/** A piece of plain text; `hit` when it is what was looked for. */
export type Piece = { text: string; hit: boolean }

type Span = { start: number; end: number; term: string }

/** Code units of a text that are looked through for a passage to show. */
export const LOOKED_THROUGH = 6000

/** A whole text with its hits marked: for titles. */
export function markAll(text: string, terms: ReadonlySet<string>): Piece[] {
  return pieces(text, 0, text.length, merged(hitsOf(text, terms)))
}

/** The passage of a text with the most different hits, about `width` characters, marked; undefined without any hit. */
export function markPassage(text: string, terms: ReadonlySet<string>, width: number): Piece[] | undefined {
  const looked = text.slice(0, LOOKED_THROUGH).replace(/\s+/gu, ' ')
  const hits = hitsOf(looked, terms)
  const best = richest(hits, width)
  if (!best) return undefined
  const from = beginOf(looked, Math.max(0, best.start - Math.floor(width / 4)), best.start)
  const to = endOf(looked, Math.max(best.end, from + width))
  const shown = merged(hits.filter((hit) => hit.start >= from && hit.end <= to))
  const parts = pieces(looked, from, to, shown)
  if (from > 0) parts.unshift({ text: '…', hit: false })
  if (to < looked.length || text.length > LOOKED_THROUGH) parts.push({ text: '…', hit: false })
  return parts
}

/** Where the words are in a text, though they are folded and it is not. */
function hitsOf(text: string, terms: ReadonlySet<string>): Span[] {
  const { folded, origin } = foldedWithOrigin(text)
  return termsOfFolded(folded)
    .filter((term) => terms.has(term.term))
    .map((term) => spanOf(term, origin))
}

function spanOf({ term, start, end }: SearchTerm, origin: Uint32Array | undefined): Span {
  return origin ? { term, start: origin[start] as number, end: origin[end] as number } : { term, start, end }
}

/** Most texts are folded unit for unit; for the others it is noted where each unit came from. */
function foldedWithOrigin(text: string): { folded: string; origin?: Uint32Array } {
  const plain = unitForUnit(text)
  const whole = foldForSearch(plain)
  if (whole.length === text.length) return { folded: whole }
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const character of plain) {
    const part = /[ -~]/.test(character) ? character.toLowerCase() : foldForSearch(character)
    for (let unit = 0; unit < part.length; unit += 1) places.push(at)
    folded += part
    at += character.length
  }
  places.push(at)
  return { folded, origin: Uint32Array.from(places) }
}

/** What stands for three points or a few letters becomes one unit, which folding leaves one: none of them is a word. */
export function unitForUnit(text: string): string {
  return text.replace(/[…‥⋯™℡㍿]/gu, ' ')
}

/** The stretch of `width` units with the most different words, the first of several. */
function richest(hits: Span[], width: number): { start: number; end: number } | undefined {
  let best: { start: number; end: number; score: number } | undefined
  for (const [index, first] of hits.entries()) {
    const words = new Set<string>()
    let end = first.end
    for (
      let next = index;
      next < hits.length && (hits[next] as Span).end <= first.start + width * 0.75;
      next += 1
    ) {
      const hit = hits[next] as Span
      words.add(hit.term)
      end = Math.max(end, hit.end)
    }
    if (!best || words.size > best.score) best = { start: first.start, end, score: words.size }
    if (index > 300) break
  }
  return best
}

/** Where a sentence or a word begins, between two places. */
function beginOf(text: string, from: number, to: number): number {
  if (from === 0) return 0
  const between = text.slice(from, to)
  const sentence = between.search(/(?<=[。！？!?；;.]\s?["”』」]?)(?=\S)/u)
  if (sentence > 0) return from + sentence
  const word = between.search(/(?<=[\s，、,：:“「])(?=\S)/u)
  return word > 0 ? from + word : wholeCharacter(text, from)
}

/** Where what fits ends: after a word where words have spaces, never inside a character. */
function endOf(text: string, to: number): number {
  if (to >= text.length) return text.length
  const space = text.slice(to, to + 16).search(/[\s。，、！？；]/u)
  return space >= 0 ? to + space : wholeCharacter(text, to)
}

/** The place, or the one behind it where it is inside a character. */
export function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}

function merged(hits: Span[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else spans.push({ start, end })
  }
  return spans
}

function pieces(text: string, from: number, to: number, hits: { start: number; end: number }[]): Piece[] {
  const parts: Piece[] = []
  let at = from
  for (const { start, end } of hits) {
    if (start > at) parts.push({ text: text.slice(at, start), hit: false })
    parts.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < to) parts.push({ text: text.slice(at, to), hit: false })
  return parts
}
