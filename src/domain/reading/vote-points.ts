import type { HotSettings } from '../settings/index.ts'

const DAY_MS = 86_400_000

/** A person as far as their vote depends on it. */
export type Voter = { personId: string; joinedAt: Date; confirmed: boolean }

type Weights = Pick<HotSettings, 'hotAnonymous' | 'hotNewcomer' | 'hotFullDays'>

/**
 * What a read weighs, 0 to 1: of a person by how long they have been known, half while their address is not confirmed;
 * of anyone else as the settings say. A sign-up in the future counts as now.
 */
export function pointsOf(voter: Voter | undefined, weights: Weights, now: Date): number {
  if (!voter) return weights.hotAnonymous / 100
  const days = Math.max(0, (now.getTime() - voter.joinedAt.getTime()) / DAY_MS)
  const least = weights.hotNewcomer / 100
  const known = least + (1 - least) * Math.min(1, days / weights.hotFullDays)
  return voter.confirmed ? known : known / 2
}

/** The day on which a voter signed up, while they are new enough that it tells something; else null. */
export function newcomerDay(
  voter: Voter | undefined,
  { hotFullDays }: Pick<Weights, 'hotFullDays'>,
  now: Date,
): string | null {
  if (!voter || now.getTime() - voter.joinedAt.getTime() > hotFullDays * DAY_MS) return null
  return voter.joinedAt.toISOString().slice(0, 10)
}
