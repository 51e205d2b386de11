import { CodedError } from '../../kernel/errors.ts'
import { nameProblem } from '../../kernel/text/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { record } from '../audit/index.ts'
import { type Actor, mustBeAllowed } from '../permissions/index.ts'
import { indexAccount } from '../search/index.ts'

/** Bounds of what an account says of itself, in characters. */
export const ACCOUNT_LIMITS = { name: 40, signature: 120, field: 40 } as const

type Changing = {
  accountId: string
  name: string
  signature: string
  field: string
  /** BCP 47, of name and signature. */
  language: string
  /** A stored picture, null for none; the same when absent. */
  avatarMediaId?: string | null
  actor: Actor
  now: Date
}

/**
 * Changes what an account says of itself. Every page that names it is made anew. Throws `account.not_found`,
 * `people.forbidden`, `account.invalid` (`field`, `problem`).
 */
export async function changeAccount(tx: Tx, changing: Changing): Promise<void> {
  const { accountId, actor, now } = changing
  mustBeAllowed(actor, 'account.change', { accountId }, 'account.not_found')
  const name = checked('name', changing.name)
  if (name === '') throw invalid('name', 'missing')
  const row = {
    name,
    signature: checked('signature', changing.signature),
    field: checked('field', changing.field),
    language: changing.language,
    ...(changing.avatarMediaId === undefined ? {} : { avatar_media_id: changing.avatarMediaId }),
  }
  if (row.avatar_media_id) await mustBePicture(tx, row.avatar_media_id)
  const before = await tx.db
    .selectFrom('account')
    .select(['name', 'signature', 'field', 'language', 'avatar_media_id'])
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!before) throw new CodedError('account.not_found', { accountId })
  await tx.db.updateTable('account').set(row).where('id', '=', accountId).execute()
  if (before.name !== name) await indexAccount(tx, accountId)
  tx.purge(`account:${accountId}`, `by-line:${accountId}`, 'accounts')
  const subject = { kind: 'account', id: accountId }
  if (before.name !== name)
    await record(tx, {
      action: 'account.rename',
      actor: actor.personId,
      subject,
      details: { from: before.name, to: name },
      now,
    })
}

async function mustBePicture(tx: Tx, mediaId: string): Promise<void> {
  const picture = await tx.db
    .selectFrom('media')
    .select('id')
    .where('id', '=', mediaId)
    .where('kind', '=', 'picture')
    .executeTakeFirst()
  if (!picture) throw invalid('avatar', 'unknown')
}

function checked(field: keyof typeof ACCOUNT_LIMITS, text: string): string {
  const limit = ACCOUNT_LIMITS[field]
  if (text.length > limit * 8) throw invalid(field, 'too_long', limit)
  const line = text.replace(/\s+/g, ' ').trim()
  if ([...line].length > limit) throw invalid(field, 'too_long', limit)
  if (nameProblem(line)) throw invalid(field, 'unreadable')
  return line
}

function invalid(field: string, problem: string, limit?: number): CodedError {
  return new CodedError('account.invalid', { field, problem, ...(limit === undefined ? {} : { limit }) })
}
