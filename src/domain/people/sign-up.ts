import { CodedError } from '../../kernel/errors.ts'
import { type Database, type Db, type Tx, transact } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { type Language, readSettings } from '../settings/index.ts'
import { insertPerson } from './create-person.ts'
import { hashPassword } from './hash-password.ts'
import { findInvitation, takeInvitation } from './invitations.ts'
import { prepareLetter } from './letters.ts'

/** The job that answers a letter which somebody asked for; see `answerLetter`. */
export const ANSWER_LETTER = 'people.answer-letter'

/** Checked values (`personErrors`) and what goes with them. */
export type SignUp = {
  name: string
  email: string
  password: string
  language: Language
  /** Own path to go on to. */
  to: string | null
  /** The token of an invitation, or ''. */
  invitation: string
}

/**
 * What came of a sign-up. `letter`: a mail is on its way; `made`: the person can sign in; the same for an address
 * that is somebody's already. `invited`: the person is there, and their address is proven.
 */
export type SignUpOutcome =
  | { outcome: 'letter' }
  | { outcome: 'made' }
  | { outcome: 'invited'; goesTo: string | null }

/**
 * Whether somebody may sign up now. Throws `sign_up.closed`, or `sign_up.by_invitation` where only an invitation
 * opens the way and there is none.
 */
export async function maySignUp(db: Db | Tx['db'], invitation: string, now: Date): Promise<void> {
  const { signUp } = await readSettings(db)
  if (signUp === 'closed') throw new CodedError('sign_up.closed')
  if (signUp === 'open') return
  if (!invitation || !(await findInvitation(db, invitation, now)))
    throw new CodedError('sign_up.by_invitation')
}

/**
 * Signs somebody up as far as the portal's mode allows. Where mail works, the person comes into being when the
 * letter's link is opened; what happens here is the same whether the address is known or not. Throws what `maySignUp`
 * throws, `letter.spent` for an invitation that was used meanwhile, and `person.email_taken` only to who holds one.
 */
export async function signUp(
  database: Database,
  given: SignUp,
  { mailWorks, now }: { mailWorks: boolean; now: Date },
): Promise<SignUpOutcome> {
  await maySignUp(database.db, given.invitation, now)
  const hash = await hashPassword(given.password)
  return transact(database, async (tx) => {
    // Once more: the operator may have closed it while the password was hashed.
    await maySignUp(tx.db, given.invitation, now)
    const { name, email, language } = given
    const invitation = given.invitation && (await findInvitation(tx.db, given.invitation, now))
    if (invitation && invitation.email === email) {
      const id = await insertPerson(tx, { name, email, hash, verified: true, language }, now)
      if (!id) throw new CodedError('person.email_taken', { errors: { email: 'people.email_taken' } })
      await takeInvitation(tx, { id: invitation.id, personId: id }, now)
      return { outcome: 'invited', goesTo: invitation.goesTo }
    }
    // An invitation is for its own address; another one is only as good as sign-up that is open to all.
    await maySignUp(tx.db, '', now)
    if (!mailWorks) {
      await insertPerson(tx, { name, email, hash, verified: false, language }, now)
      return { outcome: 'made' }
    }
    const letter = { name, email, password: hash, language, goesTo: given.to, personId: null }
    const letterId = await prepareLetter(tx, { kind: 'sign_up', ...letter }, now)
    await enqueue(tx, ANSWER_LETTER, { letterId })
    return { outcome: 'letter' }
  })
}
