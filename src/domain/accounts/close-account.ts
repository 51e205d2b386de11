import { sql } from 'kysely'
import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { indexAccount } from '../search/index.ts'

/**
 * Closes an account that never said anything in public: its handle is free again, nobody is a member, and what was
 * written stays for when it is opened again. Throws `account.in_use` with `details.because`
 * ('published' | 'scheduled' | 'submitted') otherwise.
 */
export async function closeUnusedAccount(
  tx: Tx,
  { accountId, now }: { accountId: string; now: Date },
): Promise<void> {
  await tx.db.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirst()
  const because = await useOf(tx, accountId)
  if (because) throw new CodedError('account.in_use', { accountId, because })
  // No handle begins with a tilde: this one is nobody's, and shows nothing.
  await tx.db
    .updateTable('account')
    .set({ handle: closedHandle(accountId) })
    .where('id', '=', accountId)
    .execute()
  await indexAccount(tx, accountId)
  await tx.db.deleteFrom('account_member').where('account_id', '=', accountId).execute()
  await tx.db
    .updateTable('account_invitation')
    .set({ withdrawn_at: now })
    .where('account_id', '=', accountId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
  tx.purge('accounts', `account:${accountId}`)
}

/** Opens a closed account again under a handle. Throws `account.handle_taken`. */
export async function reopenAccount(
  tx: Tx,
  { accountId, handle, ownerId, now }: { accountId: string; handle: string; ownerId: string; now: Date },
): Promise<void> {
  const taken = await tx.db
    .selectFrom('account')
    .select('id')
    .where('handle', '=', handle)
    .where('id', '!=', accountId)
    .executeTakeFirst()
  if (taken) throw new CodedError('account.handle_taken', { handle })
  await tx.db.updateTable('account').set({ handle }).where('id', '=', accountId).execute()
  await indexAccount(tx, accountId)
  await tx.db
    .insertInto('account_member')
    .values({ account_id: accountId, person_id: ownerId, role: 'owner', joined_at: now })
    .onConflict((conflict) => conflict.columns(['account_id', 'person_id']).doUpdateSet({ role: 'owner' }))
    .execute()
  tx.purge('accounts', `account:${accountId}`)
}

/** The handle of an account that is closed. */
export function closedHandle(accountId: string): string {
  return `~${accountId}`
}

async function useOf(
  tx: Tx,
  accountId: string,
): Promise<'published' | 'scheduled' | 'submitted' | undefined> {
  const { rows } = await sql<{ published: boolean; scheduled: boolean; submitted: boolean }>`
    select exists (select from article a join publication p on p.article_id = a.id where a.account_id = ${accountId}) as published,
           exists (select from article a join schedule s on s.article_id = a.id
                    where a.account_id = ${accountId} and s.done_at is null and s.cancelled_at is null) as scheduled,
           exists (select from submission s
                    where s.account_id = ${accountId} and s.decided_at is null and s.withdrawn_at is null) as submitted`.execute(
    tx.db,
  )
  const use = rows[0]
  return use?.published
    ? 'published'
    : use?.scheduled
      ? 'scheduled'
      : use?.submitted
        ? 'submitted'
        : undefined
}
