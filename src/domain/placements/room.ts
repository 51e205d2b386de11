import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { LIVE_MOST } from './live-placements.ts'

/** Throws `placement.too_many` when so many more would not fit on a page. Internal to placements. */
export async function mustHaveRoom(tx: Tx, page: string, now: Date, more = 1): Promise<void> {
  const live = await tx.db
    .selectFrom('placement')
    .select('id')
    .where('page', '=', page)
    .where('ended', 'is', null)
    .where('until_at', '>', now)
    .limit(LIVE_MOST)
    .execute()
  if (live.length + more > LIVE_MOST) throw new CodedError('placement.too_many', { limit: LIVE_MOST })
}
