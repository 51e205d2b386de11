import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { historyOfArticle, scheduledBetween, unschedule } from '../../../domain/reviewing/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { dayAndTime } from '../../ui/work/index.ts'
import { actorNow, loadDesk } from '../load-desk.ts'
import { loadRecord } from '../published/load-record.ts'
import { askReason, type ReasonPage, withReason } from '../reason-page.tsx'
import { respondDesk } from '../respond-desk.tsx'
import { boundsOf, readSpan } from './span.ts'
import { CalendarPage } from './view.tsx'

/** `/desk/calendar`: what comes out, by week and by month; `/{article}/unschedule` takes one off. */
export function calendarDesk(app: FastifyInstance, context: WebContext): void {
  app.get('/calendar', async (request, reply) => {
    const { settings } = await context.portal.get()
    const zone = settings.timeZone
    const span = readSpan(request.query as { month?: unknown; week?: unknown }, context.now(), zone)
    const { from, to } = boundsOf(span, zone)
    const out = formValues(request.query).text('out') === '1'
    const [desk, all] = await Promise.all([
      loadDesk(context, request, { members: false }),
      scheduledBetween(context.database, from, to),
    ])
    mustBeAllowed(desk.actor, 'article.review', {}, 'people.forbidden')
    const entries = out ? all : all.filter(({ state }) => state === 'scheduled')
    const done = formValues(request.query).text('done') === 'unscheduled'
    return respondDesk(context, request, reply, {
      desk,
      title: ({ t }) => t('desk.cal.title'),
      section: '/desk/calendar',
      body: (view) => <CalendarPage view={view} span={span} entries={entries} out={out} done={done} />,
    })
  })

  const page = async (request: FastifyRequest): Promise<ReasonPage & { articleId: string }> => {
    const { desk, record } = await loadRecord(context, request, 'article.unschedule')
    const { publishAt, account, articleId, title } = record
    return {
      articleId,
      desk,
      section: '/desk/calendar',
      title: ({ t }) => t('desk.cal.unscheduleAsk'),
      lead: title,
      effects: ({ t, zone, language }) => [
        t('desk.cal.unscheduleEffect', {
          time: publishAt ? dayAndTime(publishAt, zone, language).short : '',
        }),
        t('desk.cal.unscheduleTold', { name: account.name }),
      ],
      undo: ({ t }) => t('desk.cal.unscheduleUndo'),
      action: `/desk/calendar/${articleId}/unschedule`,
      button: ({ t }) => t('desk.cal.unschedule'),
      cancelHref: `/desk/published/${articleId}`,
      reasonHint: ({ t }) => t('desk.cal.unscheduleReason'),
    }
  }

  app.get('/calendar/:id/unschedule', async (request, reply) =>
    askReason(context, request, reply, await page(request)),
  )

  app.post('/calendar/:id/unschedule', async (request, reply) => {
    const { id = '' } = request.params as { id?: string }
    if (await wasJustTakenOff(context, request, id)) return reply.redirect(DONE, 303)
    const confirmed = await page(request)
    return withReason(context, request, reply, confirmed, async (reason) => {
      const actor = await actorNow(context, request)
      const { articleId } = confirmed
      await transact(context.database, (tx) =>
        unschedule(tx, { articleId, reason, actor, now: context.now() }),
      )
      return DONE
    })
  })
}

const DONE = '/desk/calendar?done=unscheduled'

/** The same button twice: the article is a draft again, and this editor made it one. */
async function wasJustTakenOff(
  context: WebContext,
  request: FastifyRequest,
  articleId: string,
): Promise<boolean> {
  const [last] = isId(articleId) ? await historyOfArticle(context.database.db, articleId) : []
  return last?.kind === 'unscheduled' && last.actorId === signedInPerson(request).id
}
