import { CodedError } from '../../kernel/errors.ts'
import { ADDRESS_HEADER, type Auth, type AuthOptions, openAuth } from './auth.ts'
import { normaliseEmail, PASSWORD_MAX } from './check-person.ts'
import type { Person } from './person.ts'
import { rolesOf } from './roles.ts'
import { bringsSession } from './session-cookie.ts'
import { admitAttempt, settleAttempt } from './sign-in-limits.ts'

/** Who asks, as far as HTTP tells. `address` is the client's, `cookie` the whole Cookie header. */
export type Visitor = { cookie?: string; address: string; userAgent?: string }

/** Someone's session in force. `setCookies` are Set-Cookie values to pass on (a session in use is prolonged daily). */
export type SignedIn = { person: Person; sessionId: string; setCookies: string[] }

/** Sign-in with e-mail and password, and the sessions it makes. */
export type Sessions = {
  /**
   * Starts a new session; the one the visitor had ends. Throws `sign_in.refused` (one answer for an unknown e-mail and
   * a wrong password, after the same work) or `sign_in.too_many` with `details.retryAfter` in seconds.
   */
  signIn(
    given: { email: string; password: string },
    visitor: Visitor,
    now: Date,
  ): Promise<{ setCookies: string[] }>
  /** The session of a visitor, if it is in force. Without a session cookie it costs nothing. */
  find(visitor: Visitor): Promise<SignedIn | null>
  /** Ends the visitor's session and gives the cookies that wipe it. */
  signOut(visitor: Visitor): Promise<{ setCookies: string[] }>
}

/** Opens sign-in on a database. The heavy part is loaded at the first use and then kept. */
export function openSessions(options: AuthOptions): Sessions {
  const { database, publicUrl } = options
  let loading: Promise<Auth> | undefined
  const load = () => {
    loading ??= openAuth(options)
    return loading
  }
  return {
    async signIn({ email, password }, visitor, now) {
      const attempt = { email: normaliseEmail(email) ?? '', address: visitor.address }
      const retryAfter = await admitAttempt(database.db, attempt, now)
      if (retryAfter > 0) throw new CodedError('sign_in.too_many', { retryAfter })
      // Neither can belong to anybody, whoever asks; a megabyte of password is not hashed.
      if (!attempt.email || password.length > PASSWORD_MAX) throw new CodedError('sign_in.refused')
      const auth = await load()
      const answer = await auth.api.signInEmail({
        body: { email: attempt.email, password },
        // Without the cookie: nothing of an old session goes into the new one.
        headers: headersOf({ ...visitor, cookie: undefined }),
        asResponse: true,
      })
      if (answer.status !== 200) throw refusal(answer.status)
      await settleAttempt(database.db, attempt)
      if (bringsSession(visitor.cookie, publicUrl)) await auth.api.signOut({ headers: headersOf(visitor) })
      return { setCookies: answer.headers.getSetCookie() }
    },

    async find(visitor) {
      if (!bringsSession(visitor.cookie, publicUrl)) return null
      const auth = await load()
      const { headers, response } = await auth.api.getSession({
        headers: headersOf(visitor),
        returnHeaders: true,
      })
      if (!response) return null
      const { id, name, email } = response.user
      const roles = await rolesOf(database.db, id)
      return {
        person: { id, name, email, roles },
        sessionId: response.session.id,
        setCookies: headers.getSetCookie(),
      }
    },

    async signOut(visitor) {
      if (!bringsSession(visitor.cookie, publicUrl)) return { setCookies: [] }
      const auth = await load()
      const answer = await auth.api.signOut({ headers: headersOf(visitor), asResponse: true })
      return { setCookies: answer.headers.getSetCookie() }
    },
  }
}

function refusal(status: number): Error {
  if (status >= 400 && status < 500) return new CodedError('sign_in.refused')
  return new Error(`better-auth answered ${status} to a sign-in`)
}

function headersOf({ cookie, address, userAgent }: Visitor): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address })
  if (cookie) headers.set('cookie', cookie)
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 300))
  return headers
}
