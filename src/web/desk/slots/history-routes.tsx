import type { FastifyInstance } from 'fastify'
import { pageHistory, rollBack, stateAfter } from '../../../domain/placements/index.ts'
import { CodedError, hasCode } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { TextArea } from '../../ui/field.tsx'
import { createVoice } from '../../ui/voice.ts'
import { Confirm } from '../../ui/work/index.ts'
import { actorNow } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { HistoryView } from './history-view.tsx'
import { loadSlotPage, SLOTS_PATH, slotPageName } from './slot-page.ts'
import { spotWords, titleOf } from './words.ts'

/** `{page}/history`: every change with who, when and why; `changes/{number}` goes back to how one left the page. */
export function historyRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/slots/:page/history', async (request, reply) => {
    const { desk, slotPage } = await loadSlotPage(context, request)
    const word = formValues(request.query).text('before')
    const before = /^[1-9]\d{0,8}$/.test(word) ? Number(word) : undefined
    const history = await pageHistory(context.database, slotPage.page, before)
    return respondDesk(context, request, reply, {
      desk,
      title: ({ t, language }) => t('slots.history.title', { page: slotPageName(slotPage, language) }),
      section: SLOTS_PATH,
      body: (view) => <HistoryView {...{ view, slotPage, history }} later={before !== undefined} />,
    })
  })

  app.get('/slots/:page/changes/:number', async (request, reply) => {
    const { desk, slotPage } = await loadSlotPage(context, request)
    const number = numberIn(request.params)
    const [{ changes }, state] = await Promise.all([
      pageHistory(context.database, slotPage.page, number + 1),
      stateAfter(context.database, slotPage.page, number, context.now()),
    ])
    const change = changes.find((one) => one.number === number)
    if (number > 0 && !change) throw new CodedError('placement.no_change', { number })
    return respondDesk(context, request, reply, {
      desk,
      title: ({ t }) => t('slots.rollBack.title'),
      section: SLOTS_PATH,
      body: (view) => {
        const { t, language, zone } = view
        const time = change ? createVoice(language, zone).dateTime(change.at) : ''
        const stands = state.map((one) =>
          t('slots.rollBack.stands', { spot: spotWords(view, one), title: titleOf(one).title }),
        )
        return (
          <Confirm
            language={language}
            title={t('slots.rollBack.title')}
            lead={change ? t('slots.rollBack.lead', { number, time }) : t('slots.rollBack.first')}
            effects={stands.length > 0 ? stands : [t('slots.rollBack.nothing')]}
            undo={t('slots.rollBack.undo')}
            action={`${slotPage.path}/changes/${number}`}
            hidden={{ key: newId() }}
            button={t('slots.rollBack.button')}
            kind="main"
            cancelHref={`${slotPage.path}/history`}
          >
            <TextArea
              name="reason"
              label={t('slots.form.reason')}
              hint={t('slots.form.reasonHint')}
              rows={2}
              value=""
            />
          </Confirm>
        )
      },
    })
  })

  app.post('/slots/:page/changes/:number', async (request, reply) => {
    const { slotPage } = await loadSlotPage(context, request)
    const form = formValues(request.body)
    const by = {
      actor: await actorNow(context, request),
      now: context.now(),
      reason: form.text('reason').trim().slice(0, 500),
      key: form.text('key'),
    }
    const backTo = numberIn(request.params)
    try {
      const { number } = await transact(context.database, (tx) => rollBack(tx, slotPage.page, backTo, by))
      return reply.redirect(`${slotPage.path}?done=rolled_back&change=${number}`, 303)
    } catch (error) {
      if (!hasCode(error, 'placement.done_before')) throw error
      return reply.redirect(`${slotPage.path}?done=before`, 303)
    }
  })
}

/** The number of a change in an address. Throws `placement.no_change`. */
function numberIn(params: unknown): number {
  const { number } = params as { number: string }
  if (!/^\d{1,9}$/.test(number)) throw new CodedError('placement.no_change', { number })
  return Number(number)
}
