import { createHash, randomBytes } from 'node:crypto'
import type { Db, Tx } from '../../platform/database/index.ts'
import { changeSettings, readSettings } from '../settings/index.ts'

const KEY = 'setUpToken'

/** Writes a new one-time token in place of the one before, and gives it. Only its SHA-256 is stored. */
export async function renewSetupToken(tx: Tx, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const row = { value: JSON.stringify(sha256(token)), changed_at: now, changed_by: null }
  await tx.db
    .insertInto('setting')
    .values({ key: KEY, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
  return token
}

/** Whether this token opens the set-up page. Looked up by its hash, so the time tells nothing about it. */
export async function isSetupToken(db: Db | Tx['db'], token: string): Promise<boolean> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst()
  return row !== undefined && row.value === sha256(token)
}

/** Uses the token up: true for exactly one of many callers at once; the others wait for its commit and get false. */
export async function takeSetupToken(tx: Tx, token: string): Promise<boolean> {
  const row = await tx.db
    .deleteFrom('setting')
    .where('key', '=', KEY)
    .where('value', '=', JSON.stringify(sha256(token)))
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

/** From now on the portal has an operator: its pages no longer ask for one, and no token opens the set-up page. */
export async function closeSetup(tx: Tx, { actor, now }: { actor: string; now: Date }): Promise<void> {
  await tx.db.deleteFrom('setting').where('key', '=', KEY).execute()
  const { setUpAt } = await readSettings(tx.db)
  if (!setUpAt) await changeSettings(tx, { setUpAt: now }, { actor, now })
}

function sha256(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
