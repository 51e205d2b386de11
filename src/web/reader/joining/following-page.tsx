import type { FastifyInstance } from 'fastify'
import { countFollows, followedArticles } from '../../../domain/following/index.ts'
import { writeCursor } from '../../../domain/listing/index.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { frameOf } from '../../http/page-frame.ts'
import { requestView, respondOnce } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { cursorsOf } from '../paging.ts'
import { channelRef, toTeaser } from '../teaser.ts'
import { FollowingView } from './following-view.tsx'

/** `/following`: what the accounts, topics and series that the reader follows published. Two queries of its own. */
export function followingPage(app: FastifyInstance, context: WebContext): void {
  app.get('/following', async (request, reply) => {
    const view = await requestView(context, request)
    const { older: before } = cursorsOf(request.query)
    const personId = signedInPerson(request).id
    const [{ articles, older }, follows, { channels }] = await Promise.all([
      followedArticles(context.database, personId, before),
      countFollows(context.database, personId),
      context.portal.get(),
    ])
    const frame = await frameOf(context, view, {
      title: translate(view.language)('joining.following'),
      path: '/following',
      noIndex: true,
    })
    const model = {
      frame,
      items: articles.map(({ article, via }) => {
        const channel = channels.find((one) => one.id === article.channelId)
        return { teaser: toTeaser(article, channel && channelRef(channel, view.language)), via }
      }),
      followsAny: follows.account + follows.topic + follows.series > 0,
      isFirst: before === undefined,
      olderHref: older && `/following?older=${writeCursor(older)}`,
    }
    return respondOnce(context, reply, view, 200, <FollowingView {...model} />)
  })
}
