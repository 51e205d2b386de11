import { type Database, type Tx, transact } from '../../platform/database/index.ts'
import type { JobKind } from '../../platform/jobs/index.ts'
import { sendMail } from '../notifications/index.ts'
import { isLanguage, type Language } from '../settings/index.ts'
import { sealLetter } from './letters.ts'
import { isTooMuch } from './limits.ts'
import { ANSWER_LETTER } from './sign-up.ts'

type Context = { database: Database; now: () => Date }

/** Writes the mails that were asked for by people of whom nothing is known yet. */
export const answerLetterJob: JobKind<Context> = {
  name: ANSWER_LETTER,
  run: ({ database, now }, data) =>
    transact(database, (tx) => answerLetter(tx, String(data.letterId), now())),
}

/**
 * Writes the mail of a sign-up or of a new e-mail address: a link to an address that is nobody's, a word to its owner
 * otherwise. It is a job, so that the request that asked did the same work in both cases.
 */
export async function answerLetter(tx: Tx, letterId: string, now: Date): Promise<void> {
  const letter = await tx.db
    .selectFrom('one_time_letter')
    .select(['id', 'email', 'language', 'person_id'])
    .where('id', '=', letterId)
    .where('token_hash', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!letter) return
  const owner = await tx.db
    .selectFrom('person')
    .select(['id', 'language'])
    .where('email', '=', letter.email)
    .executeTakeFirst()
  const tooMuch = (await isTooMuch(tx.db, 'sign-up letter', letter.email, now)) > 0
  if (owner || tooMuch) await tx.db.deleteFrom('one_time_letter').where('id', '=', letterId).execute()
  if (tooMuch) return
  const language = letter.language as Language
  if (owner) {
    const spoken = isLanguage(owner.language) ? owner.language : language
    await sendMail(tx, {
      to: letter.email,
      language: spoken,
      kind: 'person.known',
      params: {},
      href: '/forgotten',
      now,
    })
    return
  }
  const token = await sealLetter(tx, letterId)
  if (!token) return
  const href = `/confirm?token=${token}`
  await sendMail(tx, { to: letter.email, language, kind: 'person.confirm', params: {}, href, now })
}
