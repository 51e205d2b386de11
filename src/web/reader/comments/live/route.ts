import type { FastifyInstance } from 'fastify'
import { figuresOf } from '../../../../domain/comments/index.ts'
import { CodedError } from '../../../../kernel/errors.ts'
import { isId } from '../../../../kernel/ids.ts'
import { householdOf } from '../../../../kernel/network.ts'
import type { WebContext } from '../../../http/context.ts'
import { securityHeaders } from '../../../http/headers.ts'
import { commentHref } from '../floor-view.ts'
import { CommentStreams } from './streams.ts'

/**
 * `/a/{id}/comments/live`: how many comments there are, told whenever it changes (server-sent events, WHATWG HTML 9.2).
 * Somebody who opens it as a page is sent to the newest comments.
 */
export function liveRoute(app: FastifyInstance, context: WebContext): void {
  const streams = new CommentStreams((articleId) => figuresOf(context.database, articleId))
  const stop = context.database.onPurge((tags) => streams.hear(tags))
  app.addHook('preClose', async () => {
    stop()
    streams.close()
  })

  app.get<{ Params: { id: string } }>('/a/:id/comments/live', (request, reply) => {
    const { id } = request.params
    if (!isId(id)) throw new CodedError('article.not_found', { id })
    if (!request.headers.accept?.includes('text/event-stream'))
      return reply.redirect(`${commentHref(id)}?sort=new`, 303)
    const household = householdOf(request.ip) ?? request.ip
    // Asked for behind another on one connection (RFC 9112, 9.3.2): it would wait for a stream that does not end, and
    // nobody would be told when the client goes.
    if (!reply.raw.socket) throw new CodedError('comment.too_many_streams', { retryAfter: 60 })
    streams.admit(household)
    reply.hijack()
    request.raw.socket.setKeepAlive(true, 30_000)
    request.raw.socket.setNoDelay(true)
    reply.raw.writeHead(200, {
      ...securityHeaders({ https: context.config.publicUrl.protocol === 'https:' }),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // A proxy that collects what it passes on would keep it (nginx).
      'x-accel-buffering': 'no',
    })
    streams.join(id, household, reply.raw)
    return reply
  })
}
