import { foldForSearch, searchTerms } from '../../../kernel/text/index.ts'
import { Busy } from '../../../kernel/turns.ts'
import { statement } from '../../../platform/database/index.ts'
import type { Asked } from '../asking/parse-query.ts'
import type { Search } from '../create-search.ts'
import { frequenciesOf } from '../finding/frequencies.ts'
import { inSession, type Session, tookTooLong } from '../finding/session.ts'

const LATIN = /^[a-z]{4,24}$/
const MOST_WORDS = 4
const RARE = 1
const readSimilar = statement<{ word: string; articles: number }>(`
  (select word, articles from search_word where word = any($2::text[]) limit 30)
  union all
  (select word, articles from search_word where word % $1
    order by similarity(word, $1) desc, articles desc, word limit 60)`)

/**
 * The question with its Latin words as somebody may have meant them: where (nearly) no article has a word, the nearest
 * one that articles have. Undefined when there is nothing to put right.
 */
export async function didYouMean(search: Search, asked: Asked): Promise<string | undefined> {
  const words = asked.groups.flatMap(({ text, quoted }) => (quoted ? [] : [text])).filter(isLatin)
  if (words.length === 0) return undefined
  try {
    return await inSession(search, (session) => corrected(session, asked.text, words.slice(0, MOST_WORDS)))
  } catch (error) {
    if (tookTooLong(error) || error instanceof Busy) return undefined
    throw error
  }
}

async function corrected(session: Session, text: string, words: string[]): Promise<string | undefined> {
  const known = await frequenciesOf(
    session,
    words.flatMap((word) => searchTerms(word)),
  )
  let better = text
  for (const word of words) {
    if (searchTerms(word).some((term) => known.of(term) > RARE)) continue
    const meant = await nearest(session, foldForSearch(word))
    if (meant) better = better.replace(word, meant)
  }
  return better === text ? undefined : better
}

async function nearest(session: Session, word: string): Promise<string | undefined> {
  const similar = await readSimilar(session, [word, swapped(word)])
  const most = word.length < 6 ? 1 : 2
  const near = similar
    .map((one) => ({ ...one, distance: distance(word, one.word) }))
    .filter((one) => one.distance > 0 && one.distance <= most)
    .sort((a, b) => a.distance - b.distance || b.articles - a.articles)
  if (near.length === 0) return undefined
  // Words stay known when their articles are taken back; how common they are is counted down.
  const known = await frequenciesOf(
    session,
    near.flatMap((one) => searchTerms(one.word)),
  )
  return near.find((one) => searchTerms(one.word).some((term) => known.of(term) > 0))?.word
}

/** The word with each two neighbours swapped: the usual slip, after which a short word shares hardly three letters. */
function swapped(word: string): string[] {
  const swap = (at: number) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  return Array.from({ length: word.length - 1 }, (_, at) => swap(at))
}

function isLatin(word: string): boolean {
  return LATIN.test(foldForSearch(word))
}

/** Letters to change, add, leave out or swap with their neighbour (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(
        (row[j - 1] as number) + 1,
        (last[j] as number) + 1,
        (last[j - 1] as number) + same,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] as number) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] as number
}
