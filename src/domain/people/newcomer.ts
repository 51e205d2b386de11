import { type Database, transact } from '../../platform/database/index.ts'
import { readSettings } from '../settings/index.ts'
import { nameError, tidyName } from './check-name.ts'
import { normaliseEmail } from './check-person.ts'
import { acceptOpenInvitation, hasOpenInvitation } from './invitations.ts'

type Newcomer = { id?: string; email: string; emailVerified?: boolean; name?: string }

/**
 * The gate in front of a first sign-in through the provider, which would make a person: the portal's mode of sign-up
 * decides. By invitation, the provider must vouch for the e-mail address that was invited. Throws better-auth's error,
 * whose code comes back in the redirect.
 */
export async function admitNewcomer(database: Database, newcomer: Newcomer) {
  const { signUp } = await readSettings(database.db)
  const email = normaliseEmail(newcomer.email)
  const invited =
    signUp === 'invitation' &&
    newcomer.emailVerified === true &&
    (await hasOpenInvitation(database.db, email ?? '', new Date()))
  if (!email || !(signUp === 'open' || invited)) {
    const { APIError } = await import('better-auth/api')
    throw new APIError('FORBIDDEN', { code: 'sign_up_closed', message: 'sign-up is closed' })
  }
  const name = tidyName(newcomer.name ?? '')
  // A provider's names are not ours to correct: what cannot be shown is replaced by the beginning of the address.
  return { data: { email, image: null, name: nameError(name) ? (email.split('@')[0] ?? email) : name } }
}

/** Uses up the invitation of a person who has come through the provider. */
export async function welcomeNewcomer(database: Database, newcomer: Newcomer): Promise<void> {
  const { id, email } = newcomer
  if (!id) return
  await transact(database, (tx) => acceptOpenInvitation(tx, { email, personId: id }, new Date()))
}
