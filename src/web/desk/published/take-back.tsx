import type { FastifyInstance, FastifyRequest } from 'fastify'
import { restore, retract } from '../../../domain/reviewing/index.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { actorNow } from '../load-desk.ts'
import { askReason, type ReasonPage, withReason } from '../reason-page.tsx'
import { loadRecord } from './load-record.ts'

/** `/desk/published/{id}/retract` and `/restore`: taking an article from readers, and giving it back. */
export function takeBackRoutes(app: FastifyInstance, context: WebContext): void {
  const retraction = async (request: FastifyRequest): Promise<ReasonPage & { articleId: string }> => {
    const { desk, record } = await loadRecord(context, request, 'article.retract')
    const { settings } = await context.portal.get()
    const path = `/desk/published/${record.articleId}`
    return {
      articleId: record.articleId,
      desk,
      section: '/desk/published',
      title: ({ t }) => t('desk.pub.retractAsk'),
      lead: record.title,
      effects: ({ t }) => [
        t('desk.pub.retractGone'),
        t('desk.pub.retractTold', { name: record.account.name }),
        t('desk.pub.retractLogged'),
      ],
      undo: ({ t }) => t('desk.pub.retractUndo', { count: settings.restoreDays }),
      action: `${path}/retract`,
      button: ({ t }) => t('desk.pub.retract'),
      cancelHref: path,
      reasonHint: ({ t }) => t('desk.pub.retractReason'),
    }
  }

  app.get('/published/:id/retract', async (request, reply) =>
    askReason(context, request, reply, await retraction(request)),
  )

  app.post('/published/:id/retract', async (request, reply) => {
    const { id = '' } = request.params as { id?: string }
    const done = `/desk/published/${id}?done=retracted`
    const before = await loadRecord(context, request)
    // The same button twice.
    if (before.record.state === 'retracted') return reply.redirect(done, 303)
    const page = await retraction(request)
    return withReason(context, request, reply, page, async (reason) => {
      const actor = await actorNow(context, request)
      const { articleId } = page
      await transact(context.database, (tx) => retract(tx, { articleId, reason, actor, now: context.now() }))
      return done
    })
  })

  app.get('/published/:id/restore', async (request, reply) => {
    const { desk, record } = await loadRecord(context, request, 'article.restore')
    const path = `/desk/published/${record.articleId}`
    return askReason(context, request, reply, {
      desk,
      section: '/desk/published',
      title: ({ t }) => t('desk.pub.restoreAsk'),
      lead: record.title,
      effects: ({ t }) => [
        t('desk.pub.restoreBack'),
        t('desk.pub.restoreTold', { name: record.account.name }),
      ],
      undo: ({ t }) => t('desk.pub.restoreUndo'),
      action: `${path}/restore`,
      button: ({ t }) => t('desk.pub.restore'),
      kind: 'main',
      cancelHref: path,
    })
  })

  app.post('/published/:id/restore', async (request, reply) => {
    const { record } = await loadRecord(context, request)
    const { articleId, state } = record
    const path = `/desk/published/${articleId}`
    if (state === 'published') return reply.redirect(`${path}?done=restored`, 303)
    const actor = await actorNow(context, request)
    await transact(context.database, (tx) => restore(tx, { articleId, actor, now: context.now() }))
    return reply.redirect(`${path}?done=restored`, 303)
  })
}
