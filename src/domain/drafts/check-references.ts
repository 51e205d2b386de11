import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { DraftFields } from './draft-fields.ts'

/**
 * What a working copy points to must be there and may be used by the account: a stored picture, a channel, a series of
 * the account or one it was asked into. Looked at only where it changes. Throws `draft.invalid` with the field.
 */
export async function checkReferences(
  tx: Tx,
  accountId: string,
  before: DraftFields,
  fields: Partial<DraftFields>,
): Promise<void> {
  const wanted = {
    coverMediaId: changed(before.coverMediaId, fields.coverMediaId),
    channelId: changed(before.channelId, fields.channelId),
    seriesId: changed(before.seriesId, fields.seriesId),
  }
  if (!Object.values(wanted).some(Boolean)) return
  const { rows } = await sql<Record<keyof typeof wanted, boolean>>`
    select exists (select from media where id = ${wanted.coverMediaId} and kind = 'picture') as "coverMediaId",
           exists (select from channel where id = ${wanted.channelId}) as "channelId",
           exists (select from series s where s.id = ${wanted.seriesId} and (s.account_id = ${accountId} or exists (
             select from series_guest where series_id = s.id and account_id = ${accountId} and joined_at is not null)))
             as "seriesId"`.execute(tx.db)
  for (const field of ['coverMediaId', 'channelId', 'seriesId'] as const)
    if (wanted[field] && !rows[0]?.[field])
      throw new CodedError('draft.invalid', { field, problem: 'unknown' })
}

function changed(before: string | null, after: string | null | undefined): string | null {
  return after && after !== before ? after : null
}
