import { countTerms, scoreRelated, type TellingTerm, topTerms } from '../../src/domain/ranking/index.ts'
import { decayed, isEvergreen } from '../../src/domain/ranking/related/evergreen.ts'
import { isTextTerm } from '../../src/domain/ranking/related/text-term.ts'
import type { RecommendingSettings } from '../../src/domain/settings/index.ts'
import { searchTerms } from '../../src/kernel/text/index.ts'
import type { LoggedArticle } from './log.ts'

const DAY_MS = 86_400_000
/** Others read by the same reader on one day that a read is counted together with. */
const TOGETHER = 20

type Count = { value: number; at: Date }
type Known = LoggedArticle & {
  since: Date
  counts: Map<string, number>
  telling?: TellingTerm[]
  tellingOf: number
}

/**
 * What the portal would know at a moment of a replay: words of the articles that were out, who read what together,
 * what was read of late. It is only ever told what has happened.
 */
export class Past {
  private readonly articles = new Map<string, Known>()
  private readonly frequency = new Map<string, number>()
  private readonly together = new Map<string, Map<string, Count>>()
  private readonly pace = new Map<string, Count>()
  private readonly reads = new Map<string, number>()
  private readonly today = new Map<string, { day: string; read: string[] }>()

  /** An article is out. A second time changes nothing. */
  publish(article: LoggedArticle, at: Date): void {
    if (this.articles.has(article.id)) return
    const terms = (text: string) => searchTerms(text).filter(isTextTerm)
    const counts = countTerms(terms(article.title), terms(article.summary))
    for (const term of counts.keys()) this.frequency.set(term, (this.frequency.get(term) ?? 0) + 1)
    this.articles.set(article.id, { ...article, since: article.publishedAt ?? at, counts, tellingOf: 0 })
  }

  /** Somebody read an article. */
  read(reader: string, id: string, at: Date): void {
    this.reads.set(id, (this.reads.get(id) ?? 0) + 1)
    add(this.pace, id, at)
    const day = at.toISOString().slice(0, 10)
    const known = this.today.get(reader)
    const read = known?.day === day ? known.read : []
    if (read.includes(id)) return
    for (const other of read.slice(-TOGETHER)) {
      add(this.pairsOf(id), other, at)
      add(this.pairsOf(other), id, at)
    }
    this.today.set(reader, { day, read: [...read, id] })
  }

  publishedAt(id: string): Date | undefined {
    return this.articles.get(id)?.since
  }

  article(id: string): LoggedArticle | undefined {
    return this.articles.get(id)
  }

  /** Readers of late, as they weigh at a moment. */
  lately(id: string, now: Date): number {
    return worthOf(this.pace.get(id), now)
  }

  /** How related `otherId` is to `id` by the portal's own rule; 0 for what is not known. */
  related(id: string, otherId: string, now: Date, weights: RecommendingSettings): number {
    const one = this.articles.get(id)
    const other = this.articles.get(otherId)
    if (!one || !other || id === otherId) return 0
    const telling = this.tellingOf(one)
    const all = telling.reduce((sum, { weight }) => sum + weight, 0)
    const shared = telling.reduce((sum, { term, weight }) => sum + (other.counts.has(term) ? weight : 0), 0)
    const age = (now.getTime() - other.since.getTime()) / DAY_MS
    const relation = {
      content: all > 0 ? shared / all : 0,
      bothRead: worthOf(this.together.get(id)?.get(otherId), now),
      read: this.lately(id, now),
      otherRead: this.lately(otherId, now),
      sameAccount: one.account !== '' && one.account === other.account,
      sharedTopics: one.topics.filter((topic) => other.topics.includes(topic)).length,
      days: Math.abs(one.since.getTime() - other.since.getTime()) / DAY_MS,
      evergreen: isEvergreen({
        days: age,
        reads: this.reads.get(otherId) ?? 0,
        lately: this.lately(otherId, now),
      }),
    }
    return scoreRelated(relation, weights).score
  }

  /** Worked out again when the log has grown by a tenth: as often as the portal's job would. */
  private tellingOf(article: Known): TellingTerm[] {
    if (!article.telling || this.articles.size > article.tellingOf * 1.1) {
      article.telling = topTerms(article.counts, this.frequency, this.articles.size)
      article.tellingOf = this.articles.size
    }
    return article.telling
  }

  private pairsOf(id: string): Map<string, Count> {
    const pairs = this.together.get(id) ?? new Map<string, Count>()
    this.together.set(id, pairs)
    return pairs
  }
}

function add(counts: Map<string, Count>, id: string, at: Date): void {
  counts.set(id, { value: worthOf(counts.get(id), at) + 1, at })
}

function worthOf(count: Count | undefined, now: Date): number {
  return count ? decayed(count.value, (now.getTime() - count.at.getTime()) / DAY_MS) : 0
}
