import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  deleteComment,
  editComment,
  likeComment,
  type OwnComment,
  ownComment,
  unlikeComment,
} from '../../../domain/comments/index.ts'
import { admit } from '../../../domain/people/index.ts'
import { actorOf } from '../../../domain/permissions/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { outcomeOf } from '../../http/errors.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson, surface } from '../../http/guards.ts'
import { ownPath } from '../../http/own-path.ts'
import { frameOf } from '../../http/page-frame.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { OwnPage } from '../views/comments/own-page.tsx'
import { commentHref } from './floor-view.ts'
import { problemWords, wantsJson } from './problem.ts'

type Params = { id: string; comment: string }

const AT = '/a/:id/comments/:comment'
const BODY_LIMIT = 64 * 1024

/** What a signed-in person does to one comment: like it; read, change and delete their own. */
export const ownCommentRoutes = surface('', 'signed-in', (app, context) => {
  app.get<{ Params: Params }>(`${AT}/own`, async (request, reply) => showOwn(context, request, reply, {}))

  app.post<{ Params: Params }>(`${AT}/own`, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const own = await find(context, request)
    const { text } = formValues(request.body)
    const actor = await actorOf(context.database, signedInPerson(request))
    const by = { actor, now: context.now() }
    const body = text('body')
    try {
      const isSeen = await transact(context.database, async (tx) => {
        await admit(tx.db, 'joining of', actor.personId, by.now)
        if (text('deed') !== 'delete')
          return (await editComment(tx, { commentId: own.id, body }, by)) === 'visible'
        await deleteComment(tx, { commentId: own.id }, by)
        return own.isShown
      })
      const href = commentHref(own.articleId, own.id)
      return reply.redirect(isSeen ? href : `${href}/own`, 303)
    } catch (error) {
      const { status, code } = outcomeOf(error)
      const hasWords = code.startsWith('comment.') || code === 'people.too_many_tries'
      if (!(error instanceof CodedError) || !hasWords || status === 404) throw error
      return showOwn(context, request, reply, { body, error })
    }
  })

  app.post<{ Params: Params }>(
    `${AT}/like`,
    { bodyLimit: 4096, config: { hasPage: false } },
    (request, reply) => like(context, request, reply),
  )
})

async function like(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id: articleId, comment: commentId } = request.params as Params
  if (!isId(articleId) || !isId(commentId)) throw new CodedError('comment.not_found', { commentId })
  const { text } = formValues(request.body)
  const on = text('on') !== '0'
  const now = context.now()
  const given = { personId: signedInPerson(request).id, articleId, commentId }
  try {
    const likes = await transact(context.database, async (tx) => {
      await admit(tx.db, 'joining of', given.personId, now)
      return on ? likeComment(tx, { ...given, now }) : unlikeComment(tx, given)
    })
    if (!wantsJson(request))
      return reply.redirect(ownPath(text('back'), commentHref(articleId, commentId)), 303)
    const { language } = await requestView(context, request)
    const { settings } = await context.portal.get()
    return reply.send({ on, count: createVoice(language, settings.timeZone).count(likes) })
  } catch (error) {
    const { status, code } = outcomeOf(error)
    if (!wantsJson(request) || !(error instanceof CodedError) || status >= 500) throw error
    const { language } = await requestView(context, request)
    return reply.code(status).send({ code, message: problemWords(error, language) })
  }
}

async function find(context: WebContext, request: FastifyRequest): Promise<OwnComment> {
  const { id, comment: commentId } = request.params as Params
  const { id: personId } = signedInPerson(request)
  const own = isId(commentId)
    ? await ownComment(context.database, { commentId, personId, now: context.now() })
    : undefined
  if (own?.articleId !== id) throw new CodedError('comment.not_found', { commentId })
  return own
}

/** One's own comment with what became of it, and the forms to change and delete it. */
async function showOwn(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { body, error }: { body?: string; error?: CodedError },
): Promise<FastifyReply> {
  const own = await find(context, request)
  const view = await requestView(context, request)
  const href = commentHref(own.articleId, own.id)
  const frame = await frameOf(context, view, {
    title: translate(view.language)('comments.own.title'),
    path: `${href}/own`,
    noIndex: true,
  })
  const model = {
    frame,
    own,
    href,
    roomHref: commentHref(own.articleId),
    typed: body || own.body,
    problem: error && problemWords(error, view.language),
  }
  return respondOnce(context, reply, view, error ? outcomeOf(error).status : 200, <OwnPage {...model} />)
}
