import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database/index.ts'
import { indexAccount } from '../search/index.ts'
import { isHandle } from './handle.ts'

type NewAccount = {
  handle: string
  name: string
  signature?: string
  field?: string
  /** BCP 47, of name and signature. */
  language: string
  avatarMediaId?: string
  ownerId?: string
  now: Date
}

/** Opens an account. Throws `account.handle_invalid`, `account.handle_taken`, `account.name_missing`. */
export async function openAccount(tx: Tx, account: NewAccount): Promise<{ accountId: string }> {
  const handle = account.handle.toLowerCase()
  if (!isHandle(handle)) throw new CodedError('account.handle_invalid', { handle })
  const name = account.name.trim()
  if (!name) throw new CodedError('account.name_missing')
  const accountId = newId()
  const inserted = await tx.db
    .insertInto('account')
    .values({
      id: accountId,
      handle,
      name,
      signature: account.signature ?? '',
      field: account.field ?? '',
      language: account.language,
      avatar_media_id: account.avatarMediaId ?? null,
      created_at: account.now,
    })
    .onConflict((conflict) => conflict.column('handle').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new CodedError('account.handle_taken', { handle })
  await tx.db.insertInto('account_figures').values({ account_id: accountId }).execute()
  if (account.ownerId) {
    await tx.db
      .insertInto('account_member')
      .values({ account_id: accountId, person_id: account.ownerId, role: 'owner', joined_at: account.now })
      .execute()
  }
  await indexAccount(tx, accountId)
  tx.purge('accounts')
  return { accountId }
}
