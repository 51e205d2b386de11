import { createServer } from 'node:http'
import fastifyCookie from '@fastify/cookie'
import fastifyFormbody from '@fastify/formbody'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { CodedError } from '../../kernel/errors.ts'
import { answerClientError } from './client-error.ts'
import type { WebContext } from './context.ts'
import { cacheFront } from './front.ts'
import { securityHeaders } from './headers.ts'
import { boundedHead, isQuestion, MOST_HEAD } from './request-size.ts'

const BODY_LIMIT = 1024 * 1024

/** Draws the page of an error. */
export type AnswerError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => unknown
const plainError: AnswerError = (error, _request, reply) => reply.send(error)
// Fastify sets none of its own timeouts on a server that it did not make.
const SERVER = {
  maxHeaderSize: MOST_HEAD,
  requestTimeout: 120_000,
  keepAliveTimeout: 72_000,
  // No stream is opened and drained for a body that does not come: a tenth of a cached page's time.
  optimizeEmptyRequests: true,
}

/**
 * The HTTP server with everything that all surfaces share: the page cache in front, forms and cookies, bounds on
 * bodies and headers, and refusal of addresses that are no text. Surfaces are registered by `app.ts`.
 */
export function createHttpServer(
  context: WebContext,
  answerError: AnswerError = plainError,
): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    forceCloseConnections: 'idle',
    clientErrorHandler: answerClientError,
    // An address that cannot be decoded never reaches a route, nor the error handler.
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply as FastifyReply),
    serverFactory: (handler) => createServer(SERVER, boundedHead(cacheFront(context, handler))),
  })
  void app.register(fastifyCookie)
  void app.register(fastifyFormbody, { bodyLimit: BODY_LIMIT })
  app.addHook('onRequest', async (request) => {
    if (!isText(request.raw.url ?? '')) throw new CodedError('http.bad_address')
  })
  const headers = Object.entries(securityHeaders({ https: context.config.publicUrl.protocol === 'https:' }))
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) reply.header(name, value)
  })
  return app
}

/** Whether an address, once decoded, is well-formed UTF-8 without NUL. */
function isText(url: string): boolean {
  if (!url.includes('%') || isQuestion(url)) return true
  try {
    return !decodeURIComponent(url.replaceAll('+', ' ')).includes('\0')
  } catch {
    return false
  }
}
