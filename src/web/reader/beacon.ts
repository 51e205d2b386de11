import type { FastifyInstance } from 'fastify'
import { isId } from '../../kernel/ids.ts'
import type { WebContext } from '../http/context.ts'

const BODY_LIMIT = 256

/**
 * `POST /beacon`, JSON `{ article }` as `text/plain` (what `sendBeacon` sends): notes a read. Always 204, so that it
 * tells nothing; the address and the browser's name are hashed with the day's salt at once.
 */
export function beacon(app: FastifyInstance, context: WebContext): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      ['text/plain', 'application/json'],
      { parseAs: 'string', bodyLimit: BODY_LIMIT },
      (_, body, done) => done(null, body),
    )
    scope.post('/beacon', async (request, reply) => {
      const article = articleOf(request.body)
      if (article)
        await context.reads.note(article, request.ip, request.headers['user-agent'] ?? '', context.now())
      return reply.code(204).header('cache-control', 'no-store').send()
    })
  })
}

function articleOf(body: unknown): string | undefined {
  try {
    const { article } = JSON.parse(String(body)) as { article?: unknown }
    return typeof article === 'string' && isId(article) ? article : undefined
  } catch {
    return undefined
  }
}
