import type { FastifyInstance } from 'fastify'
import { historyOfArticle } from '../../../domain/reviewing/index.ts'
import type { WebContext } from '../../http/context.ts'
import { History } from '../history.tsx'
import { loadReview } from './load-review.ts'
import { showReview } from './show-review.tsx'

/** `/{id}/history`: everything that happened to the article, who decided what and why. */
export function historyPage(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/history', async (request, reply) => {
    const review = await loadReview(context, request)
    const events = await historyOfArticle(context.database.db, review.submission.articleId)
    return showReview(context, request, reply, review, {
      tab: 'history',
      instead: (view) => <History view={view} events={events} />,
    })
  })
}
