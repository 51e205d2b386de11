import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerPlacement, movePlacement, readSpot, withdraw } from '../../../domain/placements/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { isId, newId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { TextArea } from '../../ui/field.tsx'
import { Confirm } from '../../ui/work/index.ts'
import { actorNow } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { loadPlacement } from './load-placement.ts'
import { SLOTS_PATH, slotPath } from './slot-page.ts'
import { spotWords, titleOf } from './words.ts'

type ById = { Params: { id: string } }

/** What is done to a placement: `place` (moved), `withdrawal`, `answer` of a second editor. */
export function deedRoutes(app: FastifyInstance, context: WebContext): void {
  app.post<ById>('/slots/placements/:id/place', async (request, reply) => {
    const form = formValues(request.body)
    const spot = readSpot(form.text('spot'))
    if (!spot) throw new CodedError('placement.invalid', { errors: { spot: 'spot' } })
    const by = { actor: await actorNow(context, request), now: context.now() }
    const displaced = isId(form.text('displaced')) ? form.text('displaced') : undefined
    const done = await transact(context.database, (tx) =>
      movePlacement(tx, request.params.id, spot, by, displaced),
    )
    return backTo(reply, done.page, done.waits ? 'waits' : 'moved', done.number, done.placementId)
  })

  app.get<ById>('/slots/placements/:id/withdrawal', async (request, reply) => {
    const { desk, placement, slotPage } = await loadPlacement(context, request)
    return respondDesk(context, request, reply, {
      desk,
      title: ({ t }) => t('slots.withdraw'),
      section: SLOTS_PATH,
      body: (view) => (
        <Confirm
          language={view.language}
          title={view.t('slots.withdraw')}
          lead={view.t('slots.withdraw.lead', {
            title: titleOf(placement).title,
            spot: spotWords(view, placement),
          })}
          effects={[view.t('slots.withdraw.effect')]}
          undo={view.t('slots.withdraw.undo')}
          action={`${SLOTS_PATH}/placements/${placement.id}/withdrawal`}
          hidden={{ key: newId() }}
          button={view.t('slots.withdraw')}
          cancelHref={slotPage.path}
        >
          <TextArea
            name="reason"
            label={view.t('slots.form.reason')}
            hint={view.t('slots.form.reasonHint')}
            rows={2}
            value=""
          />
        </Confirm>
      ),
    })
  })

  app.post<ById>('/slots/placements/:id/withdrawal', async (request, reply) => {
    const form = formValues(request.body)
    const { slotPage } = await loadPlacement(context, request, { ended: true })
    const by = {
      actor: await actorNow(context, request),
      now: context.now(),
      reason: form.text('reason').trim().slice(0, 500),
      key: form.text('key'),
    }
    try {
      const { page, number } = await transact(context.database, (tx) => withdraw(tx, request.params.id, by))
      return backTo(reply, page, 'withdrawn', number)
    } catch (error) {
      if (!hasCode(error, 'placement.done_before')) throw error
      return reply.redirect(`${slotPage.path}?done=before`, 303)
    }
  })

  app.post<ById>('/slots/placements/:id/answer', async (request, reply) => {
    const answer = formValues(request.body).text('answer') === 'approved' ? 'approved' : 'refused'
    const by = { actor: await actorNow(context, request), now: context.now() }
    const { id } = request.params
    const { page, number } = await transact(context.database, (tx) => answerPlacement(tx, id, answer, by))
    return backTo(reply, page, answer, number, id)
  })
}

function backTo(reply: FastifyReply, page: string, done: string, number: number, at?: string): FastifyReply {
  const address = `${slotPath(page)}?done=${done}&change=${number}`
  return reply.redirect(at ? `${address}&at=${at}#p-${at}` : address, 303)
}
