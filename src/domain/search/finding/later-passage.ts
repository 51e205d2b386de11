import { foldForSearch } from '../../../kernel/text/index.ts'
import { LOOKED_THROUGH, markPassage, type Piece, unitForUnit, wholeCharacter } from './marked.ts'

/** Code units of a text beyond its beginning that are looked through where the beginning has no hit. */
export const LOOKED_FURTHER = 30_000
/** Places where a word may be that are tried: a stem is also in other words. */
const MOST_TRIES = 5

/**
 * The passage around the first hit in what comes after the beginning of a text, marked; undefined without any. Words are
 * sought as plain letters first: taking all of a long text apart would take a page's time.
 */
export function markLater(text: string, terms: ReadonlySet<string>, width: number): Piece[] | undefined {
  const looked = text.slice(0, LOOKED_FURTHER)
  const folded = foldForSearch(unitForUnit(looked))
  const sought = [...terms].map(beginningOf)
  let at = 0
  for (let time = 0; time < MOST_TRIES; time += 1) {
    const next = firstOf(folded, sought, at)
    if (next === undefined) return undefined
    // Folding moves few letters, and these by little: before the hit there is room for that.
    const from = wholeCharacter(looked, Math.max(0, next - width))
    const passage = markPassage(text.slice(from, from + LOOKED_THROUGH), terms, width)
    if (passage) return passage[0]?.text === '…' ? passage : [{ text: '…', hit: false }, ...passage]
    at = next + width
  }
  return undefined
}

/** Stems end otherwise than their words: “citi” is in no “city”. */
function beginningOf(term: string): string {
  return /^[a-z]{4,}$/.test(term) ? term.slice(0, -1) : term
}

function firstOf(text: string, words: string[], from: number): number | undefined {
  const places = words.map((word) => text.indexOf(word, from)).filter((place) => place >= 0)
  return places.length > 0 ? Math.min(...places) : undefined
}
