import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Role, SignedIn } from '../../domain/people/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from './context.ts'
import { findSession } from './session.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route inside a {@link surface}. */
    signedIn: SignedIn | null
  }
  interface FastifyContextConfig {
    /** Who may enter, written by {@link surface} on each route inside it. */
    guard?: Guard
    /** A form whose address is a page too: strangers who sent it come back to that page. */
    hasPage?: boolean
  }
}

/** Who may enter: someone who holds one of these roles, or anyone who is signed in. */
export type Guard = readonly Role[] | 'signed-in'

/** Addresses that never answer strangers. */
export const GUARDED = ['/studio', '/desk', '/safety', '/console'] as const

type Routes = (app: FastifyInstance, context: WebContext) => void | Promise<void>

/**
 * A working surface: `routes` with a guard in front of each. Strangers are sent to sign in, others without the role
 * are refused (403), and no answer is ever stored. Prefix and routes are encapsulated, so a route cannot be in the
 * surface without its guard.
 */
export function surface(prefix: string, guard: Guard, routes: Routes): Routes {
  return async (app, context) => {
    await app.register(
      async (inner) => {
        inner.decorateRequest('signedIn', null)
        inner.addHook('onRoute', (route) => {
          route.config = { ...route.config, guard }
        })
        inner.addHook('onRequest', async (request, reply) => {
          reply.header('cache-control', 'no-store')
          request.signedIn = await findSession(context, request, reply)
          return admit(guard, request, reply)
        })
        await routes(inner, context)
      },
      { prefix },
    )
  }
}

/** Makes the start fail when a route under a guarded address was registered outside of a {@link surface}. */
export function requireGuards(app: FastifyInstance): void {
  const open: { url: string; config?: { guard?: Guard } }[] = []
  app.addHook('onRoute', (route) => {
    if (GUARDED.some((prefix) => route.url === prefix || route.url.startsWith(`${prefix}/`))) open.push(route)
  })
  app.addHook('onReady', async () => {
    const unguarded = open.filter((route) => route.config?.guard === undefined).map((route) => route.url)
    if (unguarded.length > 0) throw new Error(`routes without a guard: ${unguarded.join(', ')}`)
  })
}

/** The person of a request inside a {@link surface}. */
export function signedInPerson(request: FastifyRequest): SignedIn['person'] {
  if (!request.signedIn) throw new Error('asked for the person of a route without a guard')
  return request.signedIn.person
}

function admit(guard: Guard, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const roles = request.signedIn?.person.roles
  if (!roles) return askToSignIn(request, reply)
  if (guard === 'signed-in' || guard.some((role) => roles.includes(role))) return undefined
  throw new CodedError('people.forbidden')
}

/**
 * Sends to sign in, and from there back: for a form to the page it was on, for its own address may take forms only.
 * A script that asks for JSON is told instead.
 */
function askToSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.headers.accept?.startsWith('application/json'))
    return reply.code(401).send({ code: 'people.signed_out' })
  const isPage = request.method === 'GET' || request.routeOptions.config.hasPage
  const to = isPage ? request.url : pageOf(request)
  return reply.redirect(`/sign-in?to=${encodeURIComponent(to)}`, 303)
}

function pageOf({ url, headers }: FastifyRequest): string {
  const { referer } = headers
  if (!referer || !URL.canParse(referer)) return url
  const { pathname, search, host } = new URL(referer)
  return host === headers.host ? `${pathname}${search}` : url
}
