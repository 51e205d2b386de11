import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignedIn, Visitor } from '../../domain/people/index.ts'
import type { WebContext } from './context.ts'

/** Who sent a request, as sign-in wants to know it. The address is the proxy's word only when the proxy is trusted. */
export function visitorOf(request: FastifyRequest): Visitor {
  const { cookie, 'user-agent': userAgent } = request.headers
  return { cookie, address: request.ip, userAgent }
}

/** Who is signed in, or null. Passes a prolonged session's cookie on. Only on answers that are never stored. */
export async function findSession(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SignedIn | null> {
  const signedIn = await context.sessions.find(visitorOf(request))
  if (signedIn) passCookies(reply, signedIn.setCookies)
  return signedIn
}

/** Adds Set-Cookie values to an answer, which thereby may never be stored. */
export function passCookies(reply: FastifyReply, setCookies: string[]): void {
  reply.header('cache-control', 'no-store')
  for (const value of setCookies) reply.header('set-cookie', value)
}

/** As long as a session lasts without being used. */
const KNOWN_SECONDS = 7 * 24 * 3600

/**
 * Sets or takes back the cookie `known`, which scripts can read: whether asking `/me.json` is worth a request. It opens
 * nothing.
 */
export function tellKnown(context: Pick<WebContext, 'config'>, reply: FastifyReply, known: boolean): void {
  const secure = context.config.publicUrl.protocol === 'https:' ? '; Secure' : ''
  const value = known ? `known=1; Max-Age=${KNOWN_SECONDS}` : 'known=; Max-Age=0'
  reply.header('set-cookie', `${value}; Path=/; SameSite=Lax${secure}`)
}
