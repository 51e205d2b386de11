import type { FastifyInstance } from 'fastify'
import { undoDecision } from '../../../domain/applications/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { TextArea } from '../../ui/field.tsx'
import { Confirm } from '../../ui/work/index.ts'
import { loadDesk } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { addressOf, QUEUE } from './asked.ts'
import { showTrouble } from './deeds.tsx'
import { APPLICATIONS, type ById, loadForReview } from './load.ts'

/** `/desk/applications/{id}/undo`: taking a decision back within its time. */
export function undoPage(app: FastifyInstance, context: WebContext): void {
  app.get<ById>('/applications/:id/undo', async (request, reply) => {
    const desk = await loadDesk(context, request, APPLICATIONS)
    const { id, name, handle, state } = await loadForReview(context, desk, request.params.id)
    if (state === 'submitted' || state === 'appealed') return reply.redirect(`${QUEUE}/${id}`, 303)
    return respondDesk(context, request, reply, {
      desk,
      section: '/desk/applications',
      title: ({ t }) => t('desk.app.undoAsk'),
      body: ({ t, language }) => (
        <Confirm
          language={language}
          title={t('desk.app.undoAsk')}
          lead={`${name} · @${handle}`}
          effects={[
            t('desk.app.undoEffect'),
            ...(state === 'approved' ? [t('desk.app.undoEffectAccount', { handle })] : []),
            t('desk.app.undoEffectMail'),
          ]}
          undo={t('desk.app.undoNone')}
          action={`${QUEUE}/${id}/undo`}
          button={t('desk.app.undo')}
          cancelHref={`${QUEUE}/${id}`}
        >
          <TextArea
            name="reason"
            label={t('desk.app.undoReason')}
            hint={t('desk.app.undoReasonHint')}
            rows={3}
            maxLength={2000}
          />
        </Confirm>
      ),
    })
  })

  app.post<ById>('/applications/:id/undo', async (request, reply) => {
    const desk = await loadDesk(context, request, APPLICATIONS)
    const { id, steps } = await loadForReview(context, desk, request.params.id)
    const reason = formValues(request.body).text('reason')
    // The second of two clicks: it has been undone.
    const again = steps.at(-1)?.kind === 'undone' && steps.at(-1)?.actor === desk.actor.personId
    try {
      if (!again)
        await transact(context.database, (tx) =>
          undoDecision(tx, { applicationId: id, reason, actor: desk.actor, now: context.now() }),
        )
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      return showTrouble(context, request, reply, {
        desk,
        asked: { state: 'submitted' },
        id,
        error,
        unsent: reason,
      })
    }
    return reply.redirect(addressOf({ state: 'submitted' }, id, { done: 'undone', last: id }), 303)
  })
}
