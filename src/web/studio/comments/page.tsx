import type { FastifyInstance } from 'fastify'
import { commentsOfAccount, countHeld, doDeed, isCommentDeed } from '../../../domain/comments/index.ts'
import { may } from '../../../domain/permissions/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { ownPath } from '../../http/own-path.ts'
import { translate } from '../../ui/messages.ts'
import { findAccountHere, findWho } from '../load.ts'
import { respondStudio } from '../respond-studio.tsx'
import { CommentList } from './views.tsx'

/** `/studio/@{handle}/comments`: what readers wrote under an account's articles; `?show=held` what waits. */
export function commentPages(app: FastifyInstance, context: WebContext): void {
  app.get('/@:handle/comments', async (request, reply) => {
    const { account, ...who } = await findAccountHere(context, request)
    const { text } = formValues(request.query)
    const held = text('show') === 'held'
    const before = isId(text('before')) ? text('before') : undefined
    const [page, waiting] = await Promise.all([
      commentsOfAccount(context.database, account.id, { held, before }),
      countHeld(context.database, account.id),
    ])
    return respondStudio(context, request, reply, {
      who,
      account,
      section: 'comments',
      title: ({ language }) => translate(language)('comments.title'),
      body: (view) => (
        <CommentList
          {...{ view, account, held, waiting, isLater: before !== undefined }}
          {...page}
          canLift={may(who.actor, 'comment.lift', { accountId: account.id, state: 'held' })}
        />
      ),
    })
  })

  app.post<{ Params: { id: string } }>('/comments/:id/deeds', async (request, reply) => {
    const { actor } = await findWho(context, request)
    const { id: commentId } = request.params
    const { text } = formValues(request.body)
    const deed = text('deed')
    if (!isId(commentId) || !isCommentDeed(deed)) throw new CodedError('comment.not_found', { commentId })
    const given = { commentId, deed, reason: text('reason') }
    await transact(context.database, (tx) => doDeed(tx, given, { actor, now: context.now() }))
    return reply.redirect(ownPath(text('back'), '/studio'), 303)
  })
}
