import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CodedError } from '../../kernel/errors.ts'
import { errorFields } from '../../platform/log.ts'
import type { WebContext } from '../http/context.ts'
import { outcomeOf } from '../http/errors.ts'
import { frameOf } from '../http/page-frame.ts'
import { inTime } from '../http/patience.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { translate } from '../ui/messages.ts'
import { movedTo } from './moved-to.ts'
import { ErrorView } from './views/error.tsx'
import { GoneView } from './views/gone.tsx'

/** Every error of every surface becomes a page here; what is our fault is logged under the reference it shows. */
export function errorPages(app: FastifyInstance, context: WebContext): void {
  app.setErrorHandler(async (error, request, reply) => {
    // `/c/spring` may have been an article elsewhere; here it looks like a channel.
    const { status } = outcomeOf(error)
    const moved = status === 404 ? await whereMoved(context, request).catch(() => undefined) : undefined
    return moved ? reply.redirect(moved, 301) : answerError(context, error, request, reply)
  })
  app.setNotFoundHandler(async (request, reply) => {
    const moved = await whereMoved(context, request)
    if (moved) return reply.redirect(moved, 301)
    return answerError(context, new CodedError(await missingCode(app, request)), request, reply)
  })
}

async function whereMoved(context: WebContext, request: FastifyRequest): Promise<string | undefined> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  return inTime(movedTo(context, request.url), context.database.purges.connected)
}

/** The page, or for programs the JSON, of an error. Never throws. */
export async function answerError(
  context: WebContext,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { status, code } = outcomeOf(error)
  const reference = status >= 500 ? randomBytes(4).toString('hex') : undefined
  if (reference)
    context.log.error('a request failed', {
      reference,
      method: request.method,
      url: request.url.slice(0, 300),
      ...(status === 503 ? { error: String((error as Error).message) } : errorFields(error)),
    })
  if (reply.raw.headersSent) return reply
  if (wantsJson(request))
    return reply.code(status).header('cache-control', 'no-store').send({ error: code, reference })
  try {
    return await drawError(context, request, reply, { status, code, reference, error })
  } catch {
    // The page itself needs the database; without one a plain line must do.
    return reply
      .code(status)
      .type('text/plain; charset=utf-8')
      .header('retry-after', '5')
      .send(`${status} ${code} ${reference ?? ''}\n`)
  }
}

type Failure = { status: number; code: string; reference?: string; error: unknown }

async function drawError(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure,
) {
  const { status, code, reference, error } = failure
  const view = await requestView(context, request)
  const t = translate(view.language)
  const title = status === 410 ? t('reader.gone.title') : `${status}`
  const frame = await frameOf(context, view, {
    title,
    path: request.method === 'GET' ? request.url.slice(0, 2000) : '/',
    noIndex: true,
    // Without the database the page is drawn from what was last known.
    portal: status === 503 ? context.portal.latest : undefined,
  })
  if (status === 503) reply.header('retry-after', '5')
  if (code === 'article.retracted') {
    const {
      title: of,
      retractedAt,
      reason,
      handle,
      name,
    } = (error as CodedError).details as Record<string, string>
    const account = handle ? { handle, name: name ?? '', href: `/@${handle}` } : undefined
    const page = {
      frame,
      title: of,
      retractedAt: retractedAt as unknown as Date | undefined,
      reason,
      account,
    }
    return respondOnce(context, reply, view, 410, <GoneView {...page} />)
  }
  return respondOnce(
    context,
    reply,
    view,
    status,
    <ErrorView frame={frame} status={status} code={code} reference={reference} />,
  )
}

function wantsJson(request: FastifyRequest): boolean {
  return (
    /\.json$|^\/api\//.test(request.url.split('?')[0] ?? '') || request.headers.accept === 'application/json'
  )
}

/** 405 when the address exists for another method (RFC 9110, 15.5.6), else 404. */
async function missingCode(app: FastifyInstance, request: FastifyRequest): Promise<string> {
  const [path = '/'] = request.url.split('?')
  const other = (['GET', 'POST'] as const).find(
    (method) => method !== request.method && app.findRoute({ method, url: path }),
  )
  return other ? 'http.method_not_allowed' : 'http.not_found'
}
