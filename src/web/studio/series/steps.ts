import type { FastifyInstance } from 'fastify'
import {
  answerSeries,
  dropFromSeries,
  inviteToSeries,
  orderSeries,
  removeGuest,
} from '../../../domain/series/index.ts'
import { isId } from '../../../kernel/ids.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { findAccountHere, findWho } from '../load.ts'

type ById = { Params: { id: string } }

/** What is done to a series with one button: its order, its articles, its guests. */
export function seriesSteps(app: FastifyInstance, context: WebContext): void {
  const back = (id: string): string => `/studio/series/${encodeURIComponent(id)}`

  app.post<ById>('/series/:id/order', async (request, reply) => {
    const { actor } = await findWho(context, request)
    const { id } = request.params
    const form = formValues(request.body)
    const articleIds = moved(form.texts('article').filter(isId), form.text('move'))
    await transact(context.database, (tx) => orderSeries(tx, { seriesId: id, articleIds, actor }))
    return reply.redirect(back(id), 303)
  })

  app.post<ById>('/series/:id/removal', async (request, reply) => {
    const { actor } = await findWho(context, request)
    const { id } = request.params
    const articleId = formValues(request.body).text('article')
    await transact(context.database, (tx) => dropFromSeries(tx, { seriesId: id, articleId, actor }))
    return reply.redirect(back(id), 303)
  })

  app.post<ById>('/series/:id/guests', async (request, reply) => {
    const { actor } = await findWho(context, request)
    const { id } = request.params
    const handle = formValues(request.body).text('handle').slice(0, 100)
    const given = { seriesId: id, handle, actor, now: context.now() }
    await transact(context.database, (tx) => inviteToSeries(tx, given))
    return reply.redirect(back(id), 303)
  })

  app.post<ById>('/series/:id/guests/removal', async (request, reply) => {
    const { actor } = await findWho(context, request)
    const { id } = request.params
    const accountId = formValues(request.body).text('account')
    await transact(context.database, (tx) => removeGuest(tx, { seriesId: id, accountId, actor }))
    return reply.redirect(back(id), 303)
  })

  app.post('/@:handle/series/answer', async (request, reply) => {
    const { account, actor } = await findAccountHere(context, request, 'series.change')
    const form = formValues(request.body)
    const given = {
      seriesId: form.text('series'),
      accountId: account.id,
      join: form.text('answer') === 'join',
      actor,
      now: context.now(),
    }
    await transact(context.database, (tx) => answerSeries(tx, given))
    return reply.redirect(`/studio/@${account.handle}/series`, 303)
  })
}

/** The IDs with one of them moved: `up:{id}` or `down:{id}`. */
function moved(ids: string[], move: string): string[] {
  const [way, id = ''] = move.split(':')
  const from = ids.indexOf(id)
  const to = way === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= ids.length) return ids
  const order = ids.filter((one) => one !== id)
  order.splice(to, 0, id)
  return order
}
