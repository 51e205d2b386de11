import { ADDRESS_HEADER } from './auth-options.ts'
import { sessionCookieName } from './session-cookie.ts'

/** Who asks, as far as HTTP tells. `address` is the client's, `cookie` the whole Cookie header. */
export type Visitor = { cookie?: string; address: string; userAgent?: string }

/** What better-auth is told of a visitor. */
export function headersOf({ cookie, address, userAgent }: Visitor): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address })
  if (cookie) headers.set('cookie', cookie)
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 300))
  return headers
}

/**
 * The visitor without the session they bring: what they sign in with now (a code, a passkey, a provider) must make a
 * session of its own and never count as done by the one that is there.
 */
export function withoutSession(visitor: Visitor, publicUrl: URL): Visitor {
  const start = `${sessionCookieName(publicUrl)}=`
  const cookie = visitor.cookie
    ?.split(';')
    .filter((one) => !one.trim().startsWith(start))
    .join(';')
  return { ...visitor, cookie: cookie || undefined }
}
