import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PublishedArticle } from '../../../domain/articles/index.ts'
import { writeComment } from '../../../domain/comments/index.ts'
import { actorOf } from '../../../domain/permissions/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { outcomeOf } from '../../http/errors.ts'
import { formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { findSession } from '../../http/session.ts'
import { commentHref } from './floor-view.ts'
import { problemWords, wantsJson } from './problem.ts'
import { showForm } from './show-form.tsx'

const BODY_LIMIT = 64 * 1024
const KEY = /^[\w-]{8,64}$/

type Params = { id: string; comment: string }

/** Where comments are written: `POST /a/{id}/comments`, and a page with the form for an answer. */
export function writeRoutes(
  app: FastifyInstance,
  context: WebContext,
  published: (id: string) => Promise<PublishedArticle>,
): void {
  app.get<{ Params: Params }>('/a/:id/comments/:comment/reply', async (request, reply) => {
    const { id, comment } = request.params
    const article = await published(id)
    return showForm(context, request, reply, { article, parentId: comment })
  })

  app.post<{ Params: Params }>('/a/:id/comments', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const article = await published(request.params.id)
    return send(context, request, reply, article)
  })
}

async function send(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  article: PublishedArticle,
): Promise<FastifyReply> {
  const { text } = formValues(request.body)
  const [body, parent, key] = [text('body'), text('parent'), text('key')]
  const typed = { article, parentId: isId(parent) ? parent : undefined, body }
  const signedIn = await findSession(context, request, reply)
  if (!signedIn) {
    if (wantsJson(request)) return reply.code(401).send({ code: 'people.signed_out' })
    return showForm(context, request, reply, { ...typed, signedOut: true })
  }
  try {
    const actor = await actorOf(context.database, signedIn.person)
    const given = {
      articleId: article.id,
      body,
      parentId: parent === '' ? undefined : parent,
      key: KEY.test(key) ? key : undefined,
    }
    if (given.parentId !== undefined && !typed.parentId) throw new CodedError('comment.parent_elsewhere')
    const { commentId, state } = await transact(context.database, (tx) =>
      writeComment(tx, given, { actor, now: context.now() }),
    )
    const isShown = state === 'visible'
    const href = `${commentHref(article.id, commentId)}${isShown ? '' : '/own'}`
    return wantsJson(request) ? reply.code(201).send({ href, state }) : reply.redirect(href, 303)
  } catch (error) {
    const { status, code } = outcomeOf(error)
    if (!(error instanceof CodedError) || !code.startsWith('comment.')) throw error
    const retryAfter = error.details.retryAfter
    if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter)
    const { language } = await requestView(context, request)
    const message = problemWords(error, language)
    if (wantsJson(request)) return reply.code(status).send({ code, message })
    return showForm(context, request, reply, { ...typed, status, problem: message })
  }
}
