import type { FastifyInstance } from 'fastify'
import { unreadOf } from '../../domain/notifications/index.ts'
import { isId } from '../../kernel/ids.ts'
import type { OwnAsked, WebContext } from '../http/context.ts'
import { findSession } from '../http/session.ts'

const ASKED = ['article', 'account', 'topic', 'series', 'comments'] as const

/**
 * `/me.json?article=&account=&topic=&series=`: what is a reader's own, on the page that shows these, in one small request
 * that is never stored, so that pages are the same for all.
 */
export function meJson(app: FastifyInstance, context: WebContext): void {
  app.get('/me.json', async (request, reply) => {
    const signedIn = await findSession(context, request, reply)
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    if (!signedIn) return { person: null, roles: [], unread: 0 }
    const { id, name, roles } = signedIn.person
    const asked = askedOf(request.query)
    const [unread, ...parts] = await Promise.all([
      unreadOf(context.database, id),
      ...context.ownState.map((part) => part(id, asked)),
    ])
    return Object.assign({ person: { id, name }, roles, unread }, ...parts)
  })
}

/** Only IDs are asked with; anything else is as if it were not there. */
function askedOf(query: unknown): OwnAsked {
  const given = query as Record<string, unknown>
  return Object.fromEntries(
    ASKED.flatMap((name) => {
      const id = [given[name]].flat()[0]
      return typeof id === 'string' && isId(id) ? [[name, id]] : []
    }),
  )
}
