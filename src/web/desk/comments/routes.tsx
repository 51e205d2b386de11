import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doDeed, findQueued, heldComments, isCommentDeed } from '../../../domain/comments/index.ts'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { outcomeOf } from '../../http/errors.ts'
import { formValues } from '../../http/form-values.ts'
import { translateCode } from '../../ui/messages.ts'
import { loadDesk } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { HeldList, OneComment } from './views.tsx'

type Params = { id: string }

/** `/desk/comments`: what waits in the whole portal, and each comment by its address. */
export function commentsDesk(app: FastifyInstance, context: WebContext): void {
  app.get('/comments', async (request, reply) => {
    const { text } = formValues(request.query)
    const words = text('q').trim().slice(0, 300)
    const named = commentIn(words)
    if (named) return reply.redirect(`/desk/comments/${named}`, 303)
    const after = isId(text('after')) ? text('after') : undefined
    const [desk, page] = await Promise.all([
      loadDesk(context, request, { members: false }),
      heldComments(context.database, after),
    ])
    mustBeAllowed(desk.actor, 'comment.review', {}, 'people.forbidden')
    return respondDesk(context, request, reply, {
      desk,
      title: ({ t }) => t('comments.desk.title'),
      section: '/desk/comments',
      body: (view) => <HeldList view={view} words={words} isLater={after !== undefined} {...page} />,
    })
  })

  app.get<{ Params: Params }>('/comments/:id', (request, reply) => show(context, request, reply, {}))

  app.post<{ Params: Params }>('/comments/:id', async (request, reply) => {
    const { id: commentId } = request.params as Params
    const { text } = formValues(request.body)
    const deed = text('deed')
    if (!isId(commentId) || !isCommentDeed(deed)) throw new CodedError('comment.not_found', { commentId })
    const reason = text(deed === 'hold' ? 'why' : 'reason')
    const { actor } = await loadDesk(context, request)
    try {
      await transact(context.database, (tx) =>
        doDeed(tx, { commentId, deed, reason }, { actor, now: context.now() }),
      )
      return reply.redirect(text('back') === 'list' ? '/desk/comments' : `/desk/comments/${commentId}`, 303)
    } catch (error) {
      if (!(error instanceof CodedError) || !error.code.startsWith('comment.reason')) throw error
      return show(context, request, reply, { reason, error })
    }
  })
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { reason = '', error }: { reason?: string; error?: CodedError },
): Promise<FastifyReply> {
  const { id } = request.params as Params
  const [desk, comment] = await Promise.all([
    loadDesk(context, request),
    isId(id) ? findQueued(context.database, id) : undefined,
  ])
  mustBeAllowed(desk.actor, 'comment.review', {}, 'people.forbidden')
  if (!comment) throw new CodedError('comment.not_found', { commentId: id })
  return respondDesk(context, request, reply, {
    desk,
    title: ({ t }) => t('comments.desk.one'),
    section: '/desk/comments',
    status: error ? outcomeOf(error).status : 200,
    body: (view) => {
      const limit = Number(error?.details.limit ?? 0)
      const problem = error && translateCode(view.language, error.code, { limit })
      return <OneComment view={view} comment={comment} reason={reason} problem={problem} />
    },
  })
}

/** The comment that an address of this portal, or an ID alone, names. */
function commentIn(words: string): string | undefined {
  const id = /\/comments\/([0-9a-z]{13})(?:[/?#]|$)/.exec(words)?.[1] ?? words
  return isId(id) ? id : undefined
}
