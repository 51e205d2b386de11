import type { HotSettings } from '../settings/index.ts'
import type { Vote } from './vote.ts'

/**
 * Of the votes of one cohort for an article in a day, so many count in full, and beyond them a share of all that the
 * article has: of a network one reader whom nobody knows, of a day's sign-ups two newcomers. A referring site is no
 * conspiracy until it is more than a few readers.
 */
const IN_FULL = { network: 0.4, joined: 0.2, referrer: 20 }
/** What goes beyond adds a fiftieth of the bound for each time it is e times as much: next to nothing, yet something. */
const BEYOND = 0.02
const HOUR_MS = 3_600_000

type Known = {
  /** Votes that each article has. */
  base: ReadonlyMap<string, number>
  /** Votes that came from cohorts before, by `day article cohort`. */
  before: ReadonlyMap<string, number>
  settings: Pick<HotSettings, 'hotNetworkShare' | 'hotSignUpShare' | 'hotReferrerShare' | 'hotVoteHours'>
  now: Date
}

type CohortSum = { day: string; articleId: string; cohort: string; points: number }

/**
 * How much of these votes counts (standards.md: a cohort of the same network, sign-up day or referring site is capped).
 * A vote counts as far as the strictest of its cohorts leaves it, and less when it is old already. Gives what each
 * article gains, and the new sums of the cohorts.
 */
export function admitVotes(
  votes: readonly Vote[],
  { base, before, settings, now }: Known,
): { gains: Map<string, number>; cohorts: CohortSum[] } {
  const shares = {
    network: settings.hotNetworkShare / 1000,
    joined: settings.hotSignUpShare / 1000,
    referrer: settings.hotReferrerShare / 1000,
  }
  const sums = new Map<string, CohortSum>()
  const gains = new Map<string, number>()
  for (const vote of votes) {
    const { day, articleId, points } = vote
    const own = (base.get(articleId) ?? 0) + (gains.get(articleId) ?? 0)
    let part = 1
    for (const kind of ['network', 'joined', 'referrer'] as const) {
      const cohort = vote[kind]
      if (!cohort) continue
      const key = `${day} ${articleId} ${cohort}`
      const sum = sums.get(key) ?? { day, articleId, cohort, points: before.get(key) ?? 0 }
      const bound = Math.max(IN_FULL[kind], shares[kind] * own)
      part = Math.min(part, (counted(sum.points + points, bound) - counted(sum.points, bound)) / points)
      sums.set(key, { ...sum, points: sum.points + points })
    }
    const age = Math.max(0, now.getTime() - vote.at.getTime()) / HOUR_MS / settings.hotVoteHours
    gains.set(articleId, (gains.get(articleId) ?? 0) + points * part * 0.5 ** age)
  }
  return { gains, cohorts: [...sums.values()] }
}

function counted(points: number, bound: number): number {
  return points <= bound ? points : bound * (1 + BEYOND * Math.log(points / bound))
}
