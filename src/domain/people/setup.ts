import { CodedError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/database/index.ts'
import { changeSettings, checkSettings, readSettings, type Settings } from '../settings/index.ts'
import { personErrors } from './check-person.ts'
import { createPerson } from './create-person.ts'
import { hasOperator } from './roles.ts'
import { renewSetupToken, takeSetupToken } from './setup-token.ts'

/** What the operator decides at set-up; the rest has defaults and is changed in the console. */
export type Setup = {
  token: string
  name: string
  email: string
  password: string
  settings: Pick<Settings, 'portalName' | 'languages' | 'defaultLanguage' | 'timeZone' | 'accent'>
}

/**
 * The one-time address where the first operator is created, or null when there is one. Each call makes a new token
 * and the one before stops working, so call it once a start.
 */
export async function setupAddress(
  tx: Tx,
  { publicUrl, now }: { publicUrl: URL; now: Date },
): Promise<string | null> {
  if (await hasOperator(tx.db)) return null
  const address = new URL('/set-up', publicUrl)
  address.searchParams.set('token', await renewSetupToken(tx, now))
  return address.href
}

/**
 * Creates the operator and writes the first settings; gives the operator's ID. The token works once, also when two
 * requests arrive together. Throws `setup.closed` (wrong or used token) or `setup.invalid` with `details.errors`, a
 * message key a field, and then the token stays usable.
 */
export async function completeSetup(tx: Tx, given: Setup, now: Date): Promise<string> {
  if (!(await takeSetupToken(tx, given.token))) throw new CodedError('setup.closed')
  if (await hasOperator(tx.db)) throw new CodedError('setup.closed')
  const errors = {
    ...checkSettings(given.settings, await readSettings(tx.db)).errors,
    ...personErrors(given).errors,
  }
  // The error rolls the transaction back, and with it the use of the token.
  if (Object.keys(errors).length > 0) throw new CodedError('setup.invalid', { errors })
  const { name, email, password } = given
  const id = await createPerson(tx, { name, email, password, roles: ['operator'] }, { actor: null, now })
  await changeSettings(tx, given.settings, { actor: id, now })
  return id
}
