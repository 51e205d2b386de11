import type { FastifyInstance } from 'fastify'
import { listedByIds } from '../../../domain/listing/index.ts'
import { listFor, noteList } from '../../../domain/ranking/index.ts'
import type { WebContext } from '../../http/context.ts'
import { frameOf } from '../../http/page-frame.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { findSession } from '../../http/session.ts'
import { translate } from '../../ui/messages.ts'
import { toHotItems, toTeaser } from '../teaser.ts'
import { choseNeutral } from './choice.ts'
import { type ForYouEntry, ForYouView } from './for-you-view.tsx'
import type { NeutralList, ShownList } from './neutral-list.ts'
import { whyHref } from './why-href.ts'

const HOT = 8

/**
 * `/for-you`: a signed-in reader's own list, never stored anywhere between; the same list for everyone else, and for
 * whoever chose that nothing about them be used. At most five queries beside the session's.
 */
export function forYouPage(app: FastifyInstance, context: WebContext, neutral: NeutralList): void {
  app.get('/for-you', async (request, reply) => {
    const view = await requestView(context, request)
    const signedIn = await findSession(context, request, reply)
    const personId = signedIn?.person.id
    const off = await choseNeutral(context, request, personId)
    const uses = off ? 'nothing' : personId ? 'own' : 'nobody'
    const [list, hot] = await Promise.all([
      uses === 'own' && personId ? ownList(context, personId) : neutral.get(),
      context.shared.hot(),
    ])
    const t = translate(view.language)
    const frame = await frameOf(context, view, {
      title: t('ranking.forYou.title'),
      path: '/for-you',
      noIndex: true,
    })
    const model = { frame, uses, entries: entriesOf(list), hot: toHotItems(hot.value, HOT) } as const
    reply.header('vary', 'cookie')
    return respondOnce(context, reply, view, 200, <ForYouView {...model} />)
  })
}

/** What uses nothing about its reader is noted of nobody. */
async function ownList(context: WebContext, personId: string): Promise<ShownList> {
  const { database } = context
  const now = context.now()
  const { settings } = await context.portal.get()
  const items = await listFor(database, personId, { settings, now })
  const [articles] = await Promise.all([
    listedByIds(
      database,
      items.map((item) => item.id),
    ),
    noteList(database, personId, items, now),
  ])
  return { items, articles }
}

function entriesOf({ items, articles }: ShownList): ForYouEntry[] {
  const byId = new Map(articles.map((article) => [article.id, article]))
  return items.flatMap((item) => {
    const article = byId.get(item.id)
    if (!article) return []
    const { position, reason, explored } = item
    const why = whyHref({ list: 'for-you', article: item.id })
    return [{ teaser: toTeaser(article), position, reason, explored, whyHref: why }]
  })
}
