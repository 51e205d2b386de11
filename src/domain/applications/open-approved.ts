import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { handleProblem, openAccount, reopenAccount } from '../accounts/index.ts'
import type { Locked } from './take-step.ts'

/**
 * Opens the account that was applied for, with its owner; the one that an undone approval had closed is opened again.
 * Throws `account.handle_taken` when somebody was faster with it, or with one that looks like it: nothing is decided then.
 */
export async function openApproved(tx: Tx, row: Locked, now: Date): Promise<string> {
  const { handle, name, signature, field, language } = row
  const ownerId = row.person_id
  await mustBeFree(tx, handle)
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

/** What was free at submission may look like another's by now. Of two that look alike and are approved at once, one waits. */
async function mustBeFree(tx: Tx, handle: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('handle ' || handle_skeleton(${handle}), 0))`.execute(
    tx.db,
  )
  const problem = await handleProblem(tx.db, handle)
  if (problem) throw new CodedError('account.handle_taken', { handle, like: problem.like })
}
