/** What an article's place in a hot list is made of; stored with the place, so that anyone can be told. */
export type HotComponents = {
  /** Votes, of readers who weigh and whom no crowd brings, each worth less with the hours. */
  votes: number
  /** Votes that the places it had would have brought an article like any other. */
  expected: number
  /** Times as many votes as expected that an article of its channel has on average. */
  prior: number
  /** Votes of an average article that it starts with, so that a few votes do not decide. */
  strength: number
  /** (votes + strength × prior) / (expected + strength). */
  rate: number
  /** Hours since it was published, and what its age leaves of the rate, 0 to 1. */
  ageHours: number
  fresh: number
}

export type Heated = { votes: number; expected: number; publishedAt: Date }

type Rules = { prior: number; strength: number; ageHalfHours: number; now: Date }

const HOUR_MS = 3_600_000

/**
 * How hot an article is (standards.md, Ranking): the rate of votes to expected ones, drawn to what is usual in its
 * channel while there are few, times what its age leaves. An article from the future is as one of now.
 */
export function scoreHot(
  { votes, expected, publishedAt }: Heated,
  { prior, strength, ageHalfHours, now }: Rules,
): { score: number; components: HotComponents } {
  const rate = (votes + strength * prior) / (expected + strength)
  const ageHours = Math.max(0, (now.getTime() - publishedAt.getTime()) / HOUR_MS)
  const fresh = 0.5 ** (ageHours / ageHalfHours)
  return {
    score: rate * fresh,
    components: { votes, expected, prior, strength, rate, ageHours, fresh },
  }
}

/** What an average article of a channel has of what is expected: its recent articles together, drawn to 1. */
export function priorOf(
  { votes, expected, articles }: { votes: number; expected: number; articles: number },
  strength: number,
): number {
  return (votes + strength) / (expected + strength * (articles + 1))
}
