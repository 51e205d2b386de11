import { CodedError } from '../../kernel/errors.ts'
import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import { enqueue, type JobKind } from '../../platform/jobs/index.ts'
import { sendMail } from '../notifications/index.ts'
import { isLanguage, type Language } from '../settings/index.ts'
import { dropOtherWays } from './drop-other-ways.ts'
import { hashPassword } from './hash-password.ts'
import { findLetter, prepareLetter, sealLetter, takeLetter } from './letters.ts'
import { isTooMuch } from './limits.ts'
import { writePassword } from './write-password.ts'

const ANSWER_FORGOTTEN = 'people.answer-forgotten'

type Asked = { email: string; language: Language }

/** Somebody forgot a password. Whether the address is known is found out by the job, so nothing here depends on it. */
export async function askForReset(tx: Tx, asked: Asked): Promise<void> {
  await enqueue(tx, ANSWER_FORGOTTEN, asked)
}

/** Writes to the people whose passwords were forgotten. */
export const answerForgottenJob: JobKind<{ database: Database; now: () => Date }> = {
  name: ANSWER_FORGOTTEN,
  run: ({ database, now }, { email, language }) =>
    transact(database, (tx) => answerForgotten(tx, { email, language } as Asked, now())),
}

/** Writes a link to a new password to a person, or nothing when nobody has the address or was asked for too often. */
export async function answerForgotten(tx: Tx, { email, language }: Asked, now: Date): Promise<void> {
  if ((await isTooMuch(tx.db, 'forgotten letter', email, now)) > 0) return
  const person = await tx.db
    .selectFrom('person')
    .select(['id', 'language'])
    .where('email', '=', email)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!person) return
  const spoken = isLanguage(person.language) ? person.language : language
  const letter = { kind: 'reset' as const, personId: person.id, email, language: spoken }
  const id = await prepareLetter(tx, { ...letter, name: null, password: null, goesTo: null }, now)
  const href = `/reset?token=${await sealLetter(tx, id)}`
  await sendMail(tx, { to: email, language: spoken, kind: 'person.reset', params: {}, href, now })
}

/**
 * Gives the person of a letter a new, checked password: all their sessions end, the second factor stays, unless the
 * address had never been confirmed. Throws `letter.spent`.
 */
export async function resetByLetter(
  database: Database,
  { token, password }: { token: string; password: string },
  now: Date,
): Promise<void> {
  const letter = await findLetter(database.db, token, ['reset'], now)
  if (!letter?.personId) throw new CodedError('letter.spent')
  const { id, personId, email, language } = letter
  const hash = await hashPassword(password)
  await transact(database, async (tx) => {
    await takeLetter(tx, id, now)
    await writePassword(tx, { personId, hash }, now)
    await tx.db
      .deleteFrom('one_time_letter')
      .where('person_id', '=', personId)
      .where('id', '!=', id)
      .execute()
    // Who could open the mail has the address. If it was nobody's word before, whoever signed up with it may be another:
    // the ways in that they left are not the owner's.
    const proven = await tx.db
      .updateTable('person')
      .set({ email_verified: true })
      .where('id', '=', personId)
      .where('email', '=', email)
      .where('email_verified', '=', false)
      .returning('id')
      .executeTakeFirst()
    if (proven) await dropOtherWays(tx, personId)
    await sendMail(tx, { to: email, language, kind: 'person.password_changed', params: {}, now })
  })
}
