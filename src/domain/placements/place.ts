import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { readSettings } from '../settings/index.ts'
import { type By, beginChange } from './change.ts'
import { checkWords } from './check-words.ts'
import { endPlacement, findRow, isAgreed, mustBeLive } from './end-placement.ts'
import { mustHaveRoom } from './room.ts'
import type { PlacementWords } from './words.ts'

/** What came of it: `waits` for a second editor. `number` is the change's. */
export type Placed = { placementId: string; number: number; waits: boolean }

/**
 * Puts something in a place of a page for a time. Throws `placement.invalid`, `placement.too_many`, and as
 * {@link beginChange}.
 */
export async function place(tx: Tx, page: string, words: PlacementWords, by: By): Promise<Placed> {
  const number = await beginChange(tx, page, 'placed', by)
  const { placementSecondApproval: waits } = await readSettings(tx.db)
  return insert(tx, { page, words, number, now: by.now, waits })
}

/**
 * Places again with other words, and ends what was; where a second editor has to agree, what stands stays until they
 * do. Throws `placement.not_found`, `placement.ended`, and as {@link place}.
 */
export async function changePlacement(
  tx: Tx,
  placementId: string,
  words: PlacementWords,
  by: By,
): Promise<Placed> {
  const { page } = await findRow(tx, placementId)
  const number = await beginChange(tx, page, 'changed', by)
  const row = await mustBeLive(tx, placementId)
  const { placementSecondApproval: waits } = await readSettings(tx.db)
  if (!waits || !isAgreed(row)) await endPlacement(tx, placementId, number)
  return insert(tx, { page, words, number, now: by.now, waits, origin: row.origin ?? row.id })
}

type New = {
  page: string
  words: PlacementWords
  number: number
  now: Date
  waits: boolean
  /** The first of what it is a change of. */
  origin?: string
}

async function insert(tx: Tx, { page, words, number, now, waits, origin }: New): Promise<Placed> {
  const checked = await checkWords(tx, page, words, now)
  await mustHaveRoom(tx, page, now)
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
    origin: origin ?? null,
    begun: number,
  }
  await tx.db.insertInto('placement').values(row).execute()
  return { placementId: row.id, number, waits }
}
