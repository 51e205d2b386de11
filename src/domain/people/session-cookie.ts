/**
 * The name of the session's cookie. On https it has the prefix `__Host-`, with which browsers refuse a cookie set by
 * a neighbouring subdomain or without encryption (RFC 6265bis, 4.1.3.2).
 */
export function sessionCookieName(publicUrl: URL): string {
  return `${cookiePrefix(publicUrl)}.session`
}

/** How all cookies of sign-in begin: those of a step on the way (a code, a passkey, a provider) too. */
export function cookiePrefix(publicUrl: URL): string {
  return publicUrl.protocol === 'https:' ? '__Host-masthead' : 'masthead'
}

/** Whether a Cookie header brings a session, valid or not. Costs nothing, unlike asking for the session. */
export function bringsSession(cookieHeader: string | undefined, publicUrl: URL): boolean {
  if (!cookieHeader) return false
  const start = `${sessionCookieName(publicUrl)}=`
  return cookieHeader.split(';').some((cookie) => cookie.trim().startsWith(start))
}

/**
 * The token of the session that a Cookie header brings (better-auth's `token.signature`, escaped), valid or not; who
 * knows it has the session. Undefined without one.
 */
export function sessionToken(cookieHeader: string | undefined, publicUrl: URL): string | undefined {
  if (!cookieHeader) return undefined
  const start = `${sessionCookieName(publicUrl)}=`
  const cookie = cookieHeader.split(';').find((one) => one.trim().startsWith(start))
  return cookie
    ?.trim()
    .slice(start.length)
    .match(/^[A-Za-z0-9_-]{16,200}(?=\.|%2E)/i)?.[0]
}
