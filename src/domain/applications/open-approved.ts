import type { Tx } from '../../platform/database/index.ts'
import { openAccount, reopenAccount } from '../accounts/index.ts'
import type { Locked } from './take-step.ts'

/**
 * Opens the account that was applied for, with its owner; the one that an undone approval had closed is opened again.
 * Throws `account.handle_taken` when somebody was faster: nothing is decided then.
 */
export async function openApproved(tx: Tx, row: Locked, now: Date): Promise<string> {
  const { handle, name, signature, field, language } = row
  const ownerId = row.person_id
  if (row.account_id) {
    await reopenAccount(tx, { accountId: row.account_id, handle, ownerId, now })
    return row.account_id
  }
  const avatarMediaId = row.avatar_media_id ?? undefined
  const { accountId } = await openAccount(tx, {
    handle,
    name,
    signature,
    field,
    language,
    avatarMediaId,
    ownerId,
    now,
  })
  return accountId
}
