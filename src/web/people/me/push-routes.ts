import type { FastifyInstance } from 'fastify'
import { admit } from '../../../domain/people/index.ts'
import { endSubscription, subscribe } from '../../../domain/push/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'

const BODY_LIMIT = 4 * 1024

/**
 * `POST /me/push` and `/me/push/end`, JSON of a browser's PushSubscription: this browser is reached until the session
 * ends, or no longer.
 */
export function pushRoutes(app: FastifyInstance, context: WebContext): void {
  app.post('/push', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const subscription = subscriptionOf(request.body)
    const { id: personId } = signedInPerson(request)
    const sessionId = request.signedIn?.sessionId ?? ''
    const now = context.now()
    await admit(context.database.db, 'browser of', personId, now)
    await transact(context.database, (tx) => subscribe(tx, { personId, sessionId, subscription, now }))
    return reply.code(204).send()
  })

  app.post('/push/end', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const { endpoint } = subscriptionOf(request.body)
    const personId = signedInPerson(request).id
    await transact(context.database, (tx) => endSubscription(tx, { personId, endpoint }))
    return reply.code(204).send()
  })
}

function subscriptionOf(body: unknown) {
  const { endpoint, keys } = (body ?? {}) as { endpoint?: unknown; keys?: Record<string, unknown> }
  if (typeof endpoint !== 'string') throw new CodedError('push.invalid')
  return { endpoint, p256dh: String(keys?.p256dh ?? ''), auth: String(keys?.auth ?? '') }
}
