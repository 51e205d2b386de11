import type { Database } from '../../../platform/database/index.ts'
import type { RecommendingSettings } from '../../settings/index.ts'
import { assembleForYou, type ForYouItem } from './assemble.ts'
import { ownCandidates, sharedCandidates } from './candidates.ts'

type Asked = { settings: RecommendingSettings; now: Date }

/** The list that uses nothing about anybody: the same for everyone within an hour of the same articles. One query. */
export async function neutralList(database: Database, { settings, now }: Asked): Promise<ForYouItem[]> {
  const seed = now.toISOString().slice(0, 13)
  return assembleForYou(await sharedCandidates(database, now), { settings, now, seed })
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
