import type { Cookies } from './answer.ts'
import { type Auth, openAuth } from './auth.ts'
import type { AuthOptions } from './auth-options.ts'
import { type OwnPassword, ownPassword } from './own-password.ts'
import { type Passkeys, passkeys } from './passkeys.ts'
import type { Person } from './person.ts'
import { type ProviderSignIn, providerSignIn } from './provider.ts'
import { rolesOf } from './roles.ts'
import { type SecondFactor, secondFactor } from './second-factor.ts'
import { bringsSession } from './session-cookie.ts'
import { type PasswordAnswer, signInWithPassword } from './sign-in-with-password.ts'
import { headersOf, type Visitor } from './visitor.ts'

/**
 * Someone's session in force, begun `since`. `setCookies` are Set-Cookie values to pass on (a session in use is
 * prolonged daily).
 */
export type SignedIn = { person: Person; sessionId: string; since: Date; setCookies: string[] }

/** The ways in, and the sessions they make. */
export type Sessions = SecondFactor &
  Passkeys &
  ProviderSignIn &
  OwnPassword & {
    /** See `signInWithPassword`. */
    signIn(given: { email: string; password: string }, visitor: Visitor, now: Date): Promise<PasswordAnswer>
    /** The session of a visitor, if it is in force. Without a session cookie it costs nothing. */
    find(visitor: Visitor): Promise<SignedIn | null>
    /** Ends the visitor's session and gives the cookies that wipe it. */
    signOut(visitor: Visitor): Promise<Cookies>
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
    ...secondFactor(load, options),
    ...passkeys(load, options),
    ...providerSignIn(load, options),
    ...ownPassword(load, options),
    signIn: (given, visitor, now) => signInWithPassword(load, options, given, visitor, now),

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
        since: response.session.createdAt,
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
