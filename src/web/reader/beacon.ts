import type { FastifyInstance } from 'fastify'
import { BEACON_LIMIT, noteBeacon } from '../http/beacon.ts'
import type { WebContext } from '../http/context.ts'

/**
 * `POST /beacon` for what comes past the front (`web/http/beacon.ts`): a query behind the address, or no server in
 * between. JSON as `text/plain` (what `sendBeacon` sends).
 */
export function beacon(app: FastifyInstance, context: WebContext): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BEACON_LIMIT }, (_, body, done) =>
      done(null, body),
    )
    scope.post('/beacon', async (request, reply) => {
      const body = typeof request.body === 'string' ? request.body : ''
      await noteBeacon(context, body, { address: request.ip, headers: request.headers })
      return reply.code(204).header('cache-control', 'no-store').send()
    })
  })
}
