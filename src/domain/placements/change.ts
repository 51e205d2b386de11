import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { FRONT, slotsTag } from './placement.ts'

export const CHANGE_KINDS = [
  'placed',
  'changed',
  'moved',
  'withdrawn',
  'approved',
  'refused',
  'rolled_back',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Who changes a page, when and why. `key`: what the form was sent with, the same for the second of two clicks. */
export type By = { actor: Actor; now: Date; reason?: string; key?: string }

/** Purged when the times of placements change: the slot timer looks again. */
export const SLOT_TIMES_TAG = 'slot-times'

const REASON_MAX = 500
const KEY = /^[\w-]{8,64}$/

/**
 * Begins a change of a page and gives its number; changes of one page come one after the other. Purges what shows the
 * page and records the deed. Throws `people.forbidden`, `placement.no_page`, `placement.reason_long`, and
 * `placement.done_before` (with `details.number`) for a key that was sent before.
 */
export async function beginChange(
  tx: Tx,
  page: string,
  kind: ChangeKind,
  { actor, now, reason = '', key }: By,
  backTo?: number,
): Promise<number> {
  mustBeAllowed(actor, 'placement.change', {}, 'people.forbidden')
  if ([...reason].length > REASON_MAX) throw new CodedError('placement.reason_long', { limit: REASON_MAX })
  await mustBePage(tx, page)
  await sql`select pg_advisory_xact_lock(hashtext('masthead slots'), hashtext(${page}))`.execute(tx.db)
  const known = key && KEY.test(key) ? key : null
  if (known) await mustBeNew(tx, page, known)
  const last = await tx.db
    .selectFrom('placement_change')
    .select('number')
    .where('page', '=', page)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await tx.db
    .insertInto('placement_change')
    .values({
      page,
      number,
      kind,
      reason: reason.trim(),
      back_to: backTo ?? null,
      key: known,
      changed_at: now,
      changed_by: actor.personId,
    })
    .execute()
  await record(tx, {
    action: `placement.${kind}`,
    actor: actor.personId,
    subject: { kind: 'page', id: page || 'front' },
    details: { number, ...(backTo !== undefined && { backTo }), ...(reason && { reason }) },
    now,
  })
  tx.purge(slotsTag(page), SLOT_TIMES_TAG)
  return number
}

async function mustBePage(tx: Tx, page: string): Promise<void> {
  if (page === FRONT) return
  const channel = await tx.db.selectFrom('channel').select('id').where('id', '=', page).executeTakeFirst()
  if (!channel) throw new CodedError('placement.no_page', { page })
}

async function mustBeNew(tx: Tx, page: string, key: string): Promise<void> {
  const before = await tx.db
    .selectFrom('placement_change')
    .select('number')
    .where('page', '=', page)
    .where('key', '=', key)
    .executeTakeFirst()
  if (before) throw new CodedError('placement.done_before', { page, number: before.number })
}
