import { CodedError } from '../../kernel/errors.ts'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import { sendMail } from '../notifications/index.ts'
import { isLanguage, readSettings } from '../settings/index.ts'
import { insertPerson } from './create-person.ts'
import { verifyPassword } from './hash-password.ts'
import { findLetter, takeLetter } from './letters.ts'

/**
 * Finishes a sign-up from its letter: the person comes into being. The password is asked for again, so that who only
 * reads the mail cannot be given a sign-in that somebody else chose. Throws `letter.spent`, `people.wrong_password`,
 * `sign_up.closed`.
 */
export async function confirmSignUp(
  database: Database,
  { token, password }: { token: string; password: string },
  now: Date,
): Promise<{ email: string; goesTo: string | null }> {
  const letter = await findLetter(database.db, token, ['sign_up'], now)
  if (!letter?.password) throw new CodedError('letter.spent')
  const hash = letter.password
  if (!(await verifyPassword(hash, password))) throw new CodedError('people.wrong_password')
  return transact(database, async (tx) => {
    if ((await readSettings(tx.db)).signUp !== 'open') throw new CodedError('sign_up.closed')
    await takeLetter(tx, letter.id, now)
    const { email, name, language, goesTo } = letter
    const id = await insertPerson(tx, { email, name: name ?? '', hash, verified: true, language }, now)
    if (!id) throw new CodedError('letter.spent')
    await dropLetters(tx, email)
    return { email, goesTo }
  })
}

/**
 * Makes the address of a letter the person's own, who must be the one that asked; the one before is told. Throws
 * `letter.spent`, also when the address has become somebody else's.
 */
export async function confirmEmail(
  tx: Tx,
  { token, personId }: { token: string; personId: string },
  now: Date,
): Promise<void> {
  const letter = await findLetter(tx.db, token, ['email'], now)
  if (!letter || letter.personId !== personId) throw new CodedError('letter.spent')
  await takeLetter(tx, letter.id, now)
  const before = await tx.db
    .selectFrom('person')
    .select(['email', 'language'])
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const taken = await tx.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', letter.email)
    .executeTakeFirst()
  if (taken) throw new CodedError('letter.spent')
  await tx.db
    .updateTable('person')
    .set({ email: letter.email, email_verified: true, updated_at: now })
    .where('id', '=', personId)
    .execute()
  // A link to a new password that lies in the old mailbox must not work any more.
  await tx.db.deleteFrom('one_time_letter').where('person_id', '=', personId).execute()
  const language = isLanguage(before.language) ? before.language : letter.language
  const params = { email: letter.email }
  await sendMail(tx, { to: before.email, language, kind: 'person.email_changed', params, now })
}

/** Other sign-ups with an address that is somebody's now lead nowhere. */
async function dropLetters(tx: Tx, email: string): Promise<void> {
  await tx.db
    .deleteFrom('one_time_letter')
    .where('kind', '=', 'sign_up')
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .execute()
}
