import { insertRows, type Tx } from '../../../platform/database/index.ts'
import type { RecommendingSettings } from '../../settings/index.ts'
import { type Candidate, findingTerms, relatedCandidates } from './candidates.ts'
import { isEvergreen } from './evergreen.ts'
import { pickRelated } from './pick-related.ts'
import { scoreRelated } from './score-related.ts'
import { tellingTerms } from './telling-terms.ts'
import { shownTerms } from './text-term.ts'
import type { TellingTerm } from './top-terms.ts'

/** The tag of an article's page for what it names as related. */
export function relatedTag(articleId: string): string {
  return `related:${articleId}`
}

/** Words that the stored reason names. */
const WORDS_SHOWN = 3

type Scored = ReturnType<typeof scored>

/**
 * Works out anew what is related to a listed article, and stores it with the parts of each score and the reason. Purges
 * the article's page only when it names others than before. Gives the related ones, best first. Its cost is bounded,
 * whatever the portal's size.
 */
export async function relateArticle(
  tx: Tx,
  articleId: string,
  { weights, now }: { weights: RecommendingSettings; now: Date },
): Promise<string[]> {
  const { terms, articles } = await tellingTerms(tx, articleId)
  const candidates = await relatedCandidates(tx, articleId, terms, findingTerms(terms, articles), now)
  const own = await tx.db
    .selectFrom('listing')
    .select('title')
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!own) return []
  const picked = pickRelated(candidates.map((one) => scored(one, terms, weights)))
  await store(tx, articleId, own.title, picked)
  return picked.map((one) => one.otherId)
}

function scored(candidate: Candidate, terms: readonly TellingTerm[], weights: RecommendingSettings) {
  const evergreen = isEvergreen({
    days: candidate.ageDays,
    reads: candidate.otherReads,
    lately: candidate.otherRead,
  })
  const relation = {
    ...candidate,
    content: shareOf(candidate.terms, terms),
    sharedTopics: candidate.topics.length,
    evergreen,
  }
  const half = (terms[0]?.weight ?? 0) / 2
  const strong = terms.filter(({ term, weight }) => weight >= half && candidate.terms.includes(term))
  const telling = strong.map(({ term }) => term)
  return { ...candidate, evergreen, telling, ...scoreRelated(relation, weights) }
}

/** The share of the telling words, weighed, that are among `found`. */
function shareOf(found: readonly string[], terms: readonly TellingTerm[]): number {
  const all = terms.reduce((sum, { weight }) => sum + weight, 0)
  const has = new Set(found)
  const shared = terms.reduce((sum, { term, weight }) => (has.has(term) ? sum + weight : sum), 0)
  return all > 0 ? shared / all : 0
}

async function store(tx: Tx, articleId: string, title: string, picked: readonly Scored[]): Promise<void> {
  const before = await tx.db
    .deleteFrom('related_article')
    .where('article_id', '=', articleId)
    .returning(['position', 'other_id', 'reason', 'about'])
    .execute()
  const rows = picked.map((one, at) => ({
    article_id: articleId,
    position: at + 1,
    other_id: one.otherId,
    score: one.score,
    components: {
      ...one.parts,
      days: Math.floor(one.days),
      ...(one.evergreen && { evergreen: true }),
      ...(one.topics.length > 0 && { topics: one.topics }),
      ...(one.sameAccount && { sameAccount: true }),
      words: shownTerms(one.telling, [title, one.title], WORDS_SHOWN),
    },
    reason: one.reason,
    about: one.reason === 'topic' ? (one.topics[0] ?? '') : '',
  }))
  await insertRows(tx, 'related_article', rows)
  const shown = (list: { position: number; other_id: string; reason: string; about: string }[]) =>
    [...list]
      .sort((a, b) => a.position - b.position)
      .map((row) => `${row.other_id} ${row.reason} ${row.about}`)
      .join('\n')
  if (shown(before) !== shown(rows)) tx.purge(relatedTag(articleId))
}
