import { CodedError } from '../../kernel/errors.ts'
import { type Database, type Db, statement, type Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { sendMail } from '../notifications/index.ts'
import { isLanguage, type Language, readSettings } from '../settings/index.ts'
import { normaliseEmail } from './check-person.ts'
import { prepareLetter } from './letters.ts'
import { ANSWER_LETTER } from './sign-up.ts'

/** What a person sees of themselves. Without a language or a zone of their own they have the portal's. */
export type Profile = {
  id: string
  name: string
  email: string
  emailVerified: boolean
  language: Language | null
  timeZone: string | null
  hasPassword: boolean
  hasSecondFactor: boolean
  hasProvider: boolean
  joinedAt: Date
}

const profile = statement<{
  id: string
  name: string
  email: string
  email_verified: boolean
  language: string | null
  time_zone: string | null
  two_factor_enabled: boolean
  created_at: Date
  providers: string[]
}>(
  `select id, name, email, email_verified, language, time_zone, two_factor_enabled, created_at,
     array(select provider_id from credential where person_id = person.id) as providers
   from person where id = $1`,
)

/** A person's own profile. One query. Throws `person.not_found`. */
export async function readProfile(database: Pick<Database, 'pool'>, personId: string): Promise<Profile> {
  const [row] = await profile(database, [personId])
  if (!row) throw new CodedError('person.not_found')
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    emailVerified: row.email_verified,
    language: isLanguage(row.language) ? row.language : null,
    timeZone: row.time_zone,
    hasPassword: row.providers.includes('credential'),
    hasSecondFactor: row.two_factor_enabled,
    hasProvider: row.providers.some((provider) => provider !== 'credential'),
    joinedAt: row.created_at,
  }
}

/**
 * Asks for another e-mail address: a letter goes there, and nothing changes until its link is opened. Nothing tells
 * whether the address is somebody's. Throws `person.invalid` with `details.errors.email`.
 */
export async function askForEmail(
  tx: Tx,
  { personId, email: typed, language }: { personId: string; email: string; language: Language },
  now: Date,
): Promise<void> {
  const email = normaliseEmail(typed)
  if (!email) throw new CodedError('person.invalid', { errors: { newEmail: 'people.email_malformed' } })
  // Only the latest address that was asked for can be confirmed.
  await tx.db
    .deleteFrom('one_time_letter')
    .where('person_id', '=', personId)
    .where('kind', '=', 'email')
    .execute()
  const letter = { kind: 'email' as const, personId, email, language }
  const letterId = await prepareLetter(tx, { ...letter, name: null, password: null, goesTo: null }, now)
  await enqueue(tx, ANSWER_LETTER, { letterId })
}

/** Tells a person by mail that their password is another one now. */
export async function tellPasswordChanged(tx: Tx, personId: string, now: Date): Promise<void> {
  const { email, language } = await addressOf(tx.db, personId)
  await sendMail(tx, { to: email, language, kind: 'person.password_changed', params: {}, now })
}

/** Where and in which language a person is written to. */
export async function addressOf(
  db: Db | Tx['db'],
  personId: string,
): Promise<{ email: string; language: Language }> {
  const row = await db
    .selectFrom('person')
    .select(['email', 'language'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const { language } = row
  return {
    email: row.email,
    language: isLanguage(language) ? language : (await readSettings(db)).defaultLanguage,
  }
}
