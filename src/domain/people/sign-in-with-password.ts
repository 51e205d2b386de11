import { CodedError } from '../../kernel/errors.ts'
import type { Auth } from './auth.ts'
import type { AuthOptions } from './auth-options.ts'
import { normaliseEmail, PASSWORD_MAX } from './check-person.ts'
import { bringsSession } from './session-cookie.ts'
import { admitAttempt, settleAttempt } from './sign-in-limits.ts'
import { headersOf, type Visitor } from './visitor.ts'

/** What a right password leads to: a session, or the question for a code. */
export type PasswordAnswer = { setCookies: string[]; needsCode: boolean }

/**
 * Starts a new session; the one the visitor had ends. With a second factor there is no session yet, but a cookie that
 * lets the visitor answer with a code within ten minutes. Throws `sign_in.refused` (one answer for an unknown e-mail
 * and a wrong password, after the same work) or `sign_in.too_many` with `details.retryAfter` in seconds.
 */
export async function signInWithPassword(
  load: () => Promise<Auth>,
  { database, publicUrl }: AuthOptions,
  { email, password }: { email: string; password: string },
  visitor: Visitor,
  now: Date,
): Promise<PasswordAnswer> {
  const attempt = { email: normaliseEmail(email) ?? '', address: visitor.address }
  const retryAfter = await admitAttempt(database.db, attempt, now)
  if (retryAfter > 0) throw new CodedError('sign_in.too_many', { retryAfter })
  // Neither can belong to anybody, whoever asks; a megabyte of password is not hashed.
  if (!attempt.email || password.length > PASSWORD_MAX) throw new CodedError('sign_in.refused')
  const auth = await load()
  const answer = await auth.api.signInEmail({
    body: { email: attempt.email, password },
    // Nothing of an old session goes into the new one.
    headers: headersOf({ ...visitor, cookie: undefined }),
    asResponse: true,
  })
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status} to a sign-in`)
  if (answer.status !== 200) throw new CodedError('sign_in.refused')
  await settleAttempt(database.db, attempt)
  const told = (await answer.json()) as { twoFactorRedirect?: boolean }
  await endOld(auth, visitor, publicUrl)
  return { setCookies: answer.headers.getSetCookie(), needsCode: told.twoFactorRedirect === true }
}

/** Ends the session that a visitor brought, once they have another. */
export async function endOld(auth: Auth, visitor: Visitor, publicUrl: URL): Promise<void> {
  if (bringsSession(visitor.cookie, publicUrl)) await auth.api.signOut({ headers: headersOf(visitor) })
}
