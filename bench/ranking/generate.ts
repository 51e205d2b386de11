import type { Impression, LoggedArticle, RankingLog } from './log.ts'

/** What the readers of a generated log open: what is about their subject, of whom they follow, what readers like them read, or what many read. */
export const TASTES = ['subject', 'follows', 'company', 'crowd'] as const
export type Taste = (typeof TASTES)[number]

const SUBJECTS = 8
const WORDS_OF_SUBJECT = 30
const SHOWN = 12
/** Articles for every ten impressions, and at the beginning: company shows only where readers meet on one article. */
const PUBLISHED: Record<Taste, number> = { subject: 6, follows: 6, company: 0, crowd: 6 }
const AT_FIRST: Record<Taste, number> = { subject: 96, follows: 96, company: 160, crowd: 96 }
/** Of how many of the newest a list is made. */
const RECENT: Record<Taste, number> = { subject: 96, follows: 96, company: 160, crowd: 96 }
const START = Date.UTC(2026, 0, 1)
const HOUR_MS = 3_600_000

/**
 * A log whose right answer is known: each impression shows twelve articles, one of which its reader opens, by `taste`
 * and by nothing else. The same seed gives the same log.
 */
export function generateLog(taste: Taste, { impressions = 2000, readers = 100, seed = 1 } = {}): RankingLog {
  const random = randomFrom(seed)
  const pick = (below: number) => Math.floor(random() * below)
  const articles = new Map<string, LoggedArticle>()
  const all: LoggedArticle[] = []
  const histories = new Map<number, string[]>()
  const shown: Impression[] = []
  for (let number = 0; number < impressions; number += 1) {
    const at = new Date(START + number * 0.05 * HOUR_MS)
    if (number % 10 === 0) {
      for (let more = number === 0 ? -AT_FIRST[taste] : 0; more < PUBLISHED[taste]; more += 1) {
        const article = articleOf(all.length, taste, at, pick)
        articles.set(article.id, article)
        all.push(article)
      }
    }
    const reader = pick(readers)
    const history = histories.get(reader) ?? []
    const { candidates, right } = candidatesFor(all, { taste, reader, history, pick })
    if (right === undefined) continue
    shown.push({
      id: `i${number}`,
      reader: `r${reader}`,
      at,
      history: [...history],
      candidates: candidates.map((id) => ({ id, clicked: id === right })),
      list: 'for-you',
      follows: taste === 'follows' ? [`account:a${reader % SUBJECTS}`] : [],
    })
    histories.set(reader, [...history, right].slice(-20))
  }
  return { articles, impressions: shown }
}

/** The hidden kind of an article and of a reader; equal kinds are what is opened. */
const kindOf = (number: number) => number % SUBJECTS

function articleOf(
  number: number,
  taste: Taste,
  publishedAt: Date,
  pick: (below: number) => number,
): LoggedArticle {
  const kind = kindOf(number)
  const words = Array.from({ length: 12 }, () =>
    taste === 'subject'
      ? `subject${letters(kind)}${letters(pick(WORDS_OF_SUBJECT))}`
      : taste === 'company'
        ? `own${letters(number)}`
        : `word${letters(pick(600))}`,
  )
  return {
    id: `n${number}`,
    channel: '',
    topics: [],
    title: words.slice(0, 4).join(' '),
    summary: words.slice(4).join(' '),
    account: taste === 'follows' ? `a${kind}` : `a${pick(1000)}`,
    publishedAt,
  }
}

type Choosing = { taste: Taste; reader: number; history: string[]; pick: (below: number) => number }

/** Twelve of the newest articles that the reader has not read, one of them to their taste. */
function candidatesFor(
  all: readonly LoggedArticle[],
  { taste, reader, history, pick }: Choosing,
): { candidates: string[]; right: string | undefined } {
  const recent = all.slice(-RECENT[taste]).filter((article) => !history.includes(article.id))
  const kind = taste === 'crowd' ? 0 : kindOf(reader)
  const liked = recent.filter((article) => kindOf(Number(article.id.slice(1))) === kind)
  const others = recent.filter((article) => kindOf(Number(article.id.slice(1))) !== kind)
  if (liked.length === 0 || others.length < SHOWN) return { candidates: [], right: undefined }
  const right = (liked[pick(liked.length)] as LoggedArticle).id
  const aside = new Set<string>()
  while (aside.size < SHOWN - 1) aside.add((others[pick(others.length)] as LoggedArticle).id)
  const candidates = [...aside]
  candidates.splice(pick(SHOWN), 0, right)
  return { candidates, right }
}

function letters(number: number): string {
  return [...number.toString(26)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('')
}

/** Mulberry32: numbers of 0 to 1 that a seed repeats. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
