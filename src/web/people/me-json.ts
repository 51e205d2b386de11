import type { FastifyInstance } from 'fastify'
import { unreadOf } from '../../domain/notifications/index.ts'
import type { WebContext } from '../http/context.ts'
import { findSession } from '../http/session.ts'

/** `/me.json`: what is a reader's own, in one small request that is never stored, so that pages are the same for all. */
export function meJson(app: FastifyInstance, context: WebContext): void {
  app.get('/me.json', async (request, reply) => {
    const signedIn = await findSession(context, request, reply)
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    if (!signedIn) return { person: null, roles: [], unread: 0 }
    const { id, name, roles } = signedIn.person
    return { person: { id, name }, roles, unread: await unreadOf(context.database, id) }
  })
}
