import { termsOf } from '../../../kernel/text/index.ts'
import { filterWords } from '../asking/filters.ts'
import type { Asked } from '../asking/parse-query.ts'
import { pinyinQuery } from '../asking/pinyin-query.ts'
import { phraseQuery } from '../asking/write-query.ts'
import { candidates, lookedFor, looseWords, type Question } from './candidates.ts'
import { weightOf } from './frequencies.ts'
import { newestMatches } from './newest-matches.ts'
import { type Ranked, rankArticles } from './rank.ts'
import type { Session } from './session.ts'

/** Words of a long question that articles are ranked by. */
const MOST_RANKED = 28
const MOST_IN_PHRASE = 12
const FEW = 3

/** A bounded number of articles for a question, best first; `relaxed` where not all words are in all of them. */
export async function rankedMatches(
  session: Session,
  question: Question,
  now: Date,
): Promise<{ ranked: Ranked[]; relaxed: boolean }> {
  const { ids, relaxed } = await candidates(session, question)
  const { asked, frequencies } = question
  const asking = relaxed ? [...new Set([...question.needed, ...looseWords(asked.groups)])] : question.needed
  const words = asking
    .map((term) => ({ term, weight: weightOf(frequencies, term) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_RANKED)
  const { averageLength } = frequencies
  const ranked = await rankArticles(session, ids, { words, phrase: wholePhrase(asked), averageLength, now })
  if (ranked.length < FEW) ranked.push(...(await byPinyin(session, question, ranked)))
  return { ranked, relaxed }
}

/** The words one after the other, when there are a few in several parts. */
function wholePhrase({ groups }: Asked): string | undefined {
  const terms = termsOf(groups.map(({ text }) => text).join(' '))
  const placed = terms.filter((term) => !term.single)
  return placed.length > 1 && placed.length <= MOST_IN_PHRASE ? phraseQuery(terms) || undefined : undefined
}

/** Titles that sound like what was typed in Latin letters. */
async function byPinyin(session: Session, question: Question, known: Ranked[]): Promise<Ranked[]> {
  const query = pinyinQuery(question.asked.groups.map(({ text }) => text).join(''))
  if (!query) return []
  const filters = filterWords(question.filters).map((word) => ` & '${word}'`)
  const looked = lookedFor(question, { query: `(${query})${filters.join('')}`, rarest: 0 })
  const matches = await newestMatches(session, looked, question.stretches, 20)
  const ids = new Set(known.map(({ id }) => id))
  return matches.filter(({ id }) => !ids.has(id)).map((match) => ({ ...match, score: 0 }))
}
