import { CodedError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Language } from '../settings/index.ts'
import { hashOfToken, newToken } from './one-time-token.ts'

export type LetterKind = 'sign_up' | 'email' | 'reset'

/** A letter whose link works still. */
export type Letter = {
  id: string
  kind: LetterKind
  personId: string | null
  email: string
  name: string | null
  /** A hash. */
  password: string | null
  language: Language
  goesTo: string | null
}

const HOUR_MS = 3600_000
/** How long a link works, in milliseconds. */
const LASTS: Record<LetterKind, number> = { sign_up: 24 * HOUR_MS, email: 24 * HOUR_MS, reset: HOUR_MS }

/** Puts a letter down that is not written yet; gives its ID. */
export async function prepareLetter(tx: Tx, letter: Omit<Letter, 'id'>, now: Date): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('one_time_letter')
    .values({
      id,
      kind: letter.kind,
      person_id: letter.personId,
      email: letter.email,
      name: letter.name,
      password: letter.password,
      language: letter.language,
      goes_to: letter.goesTo,
      made_at: now,
      expires_at: new Date(now.getTime() + LASTS[letter.kind]),
    })
    .execute()
  return id
}

/** Gives a letter its token, once; undefined when it has one already. */
export async function sealLetter(tx: Tx, id: string): Promise<string | undefined> {
  const { token, hash } = newToken()
  const row = await tx.db
    .updateTable('one_time_letter')
    .set({ token_hash: hash })
    .where('id', '=', id)
    .where('token_hash', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row && token
}

/** The letter of a token, if its link works still. */
export async function findLetter(
  db: Db | Tx['db'],
  token: string,
  kinds: readonly LetterKind[],
  now: Date,
): Promise<Letter | undefined> {
  const row = await db
    .selectFrom('one_time_letter')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .where('kind', 'in', kinds)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && letterOf(row)
}

/** Uses a letter up: for exactly one of many callers at once. Throws `letter.spent` for all others. */
export async function takeLetter(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await tx.db
    .updateTable('one_time_letter')
    .set({ used_at: now, password: null, name: null })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new CodedError('letter.spent')
}

function letterOf(row: {
  id: string
  kind: string
  person_id: string | null
  email: string
  name: string | null
  password: string | null
  language: string
  goes_to: string | null
}): Letter {
  return {
    id: row.id,
    kind: row.kind as LetterKind,
    personId: row.person_id,
    email: row.email,
    name: row.name,
    password: row.password,
    language: row.language as Language,
    goesTo: row.goes_to,
  }
}
