import type { Database } from '../../../platform/database/index.ts'
import type { RecommendingSettings } from '../../settings/index.ts'
import { assembleForYou, type ForYouItem } from './assemble.ts'
import { ownCandidates, sharedCandidates } from './candidates.ts'

const HOUR_MS = 3_600_000

type Asked = { settings: RecommendingSettings; now: Date }

/**
 * The list that uses nothing about anybody: the same for everyone within an hour of the same articles. Age and reads are
 * those of the full hour, for each process makes it at another time. One query.
 */
export async function neutralList(database: Database, { settings, now }: Asked): Promise<ForYouItem[]> {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS)
  const seed = hour.toISOString().slice(0, 13)
  return assembleForYou(await sharedCandidates(database, hour), { settings, now: hour, seed })
}

/** A reader's own list, from what they follow and read last beside what everybody gets. One query. */
export async function listFor(
  database: Database,
  personId: string,
  { settings, now }: Asked,
): Promise<ForYouItem[]> {
  const seed = `${personId} ${now.toISOString().slice(0, 10)}`
  return assembleForYou(await ownCandidates(database, personId, now), { settings, now, seed })
}
