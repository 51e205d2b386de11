import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { readSettings } from '../settings/index.ts'
import { type By, beginChange } from './change.ts'
import { checkWords } from './check-words.ts'
import { endPlacement, findRow } from './end-placement.ts'
import { LIVE_MOST } from './live-placements.ts'
import type { PlacementWords } from './words.ts'

/** What came of it: `waits` for a second editor. `number` is the change's. */
export type Placed = { placementId: string; number: number; waits: boolean }

/**
 * Puts something in a place of a page for a time. Throws `placement.invalid`, `placement.too_many`, and as
 * {@link beginChange}.
 */
export async function place(tx: Tx, page: string, words: PlacementWords, by: By): Promise<Placed> {
  const number = await beginChange(tx, page, 'placed', by)
  return insert(tx, { page, words, number, now: by.now })
}

/**
 * Places again with other words, and ends what was. Throws `placement.not_found`, `placement.ended`, and as
 * {@link place}.
 */
export async function changePlacement(
  tx: Tx,
  placementId: string,
  words: PlacementWords,
  by: By,
): Promise<Placed> {
  const { page } = await findRow(tx, placementId)
  const number = await beginChange(tx, page, 'changed', by)
  await endPlacement(tx, placementId, number)
  return insert(tx, { page, words, number, now: by.now })
}

type New = { page: string; words: PlacementWords; number: number; now: Date }

async function insert(tx: Tx, { page, words, number, now }: New): Promise<Placed> {
  const checked = await checkWords(tx, page, words, now)
  await mustHaveRoom(tx, page, now)
  const { placementSecondApproval: waits } = await readSettings(tx.db)
  const { slot, channelId, position } = words.spot
  const row = {
    id: newId(),
    page,
    slot,
    channel_id: channelId,
    position,
    ...checked,
    headline: words.headline.trim(),
    summary: words.summary.trim(),
    from_at: words.from > now ? words.from : now,
    until_at: words.until ?? sql<Date>`'infinity'`,
    sponsored: words.sponsored,
    sponsor: words.sponsored ? words.sponsor.trim() : '',
    wants_approval: waits,
    begun: number,
  }
  await tx.db.insertInto('placement').values(row).execute()
  return { placementId: row.id, number, waits }
}

async function mustHaveRoom(tx: Tx, page: string, now: Date): Promise<void> {
  const live = await tx.db
    .selectFrom('placement')
    .select('id')
    .where('page', '=', page)
    .where('ended', 'is', null)
    .where('until_at', '>', now)
    .limit(LIVE_MOST)
    .execute()
  if (live.length >= LIVE_MOST) throw new CodedError('placement.too_many', { limit: LIVE_MOST })
}
