import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PublishedArticle } from '../../../domain/articles/index.ts'
import type { WebContext } from '../../http/context.ts'
import { respondPage } from '../../http/respond.ts'
import { commentPage } from './comment-page.tsx'
import { commentsPage } from './list-page.tsx'
import { liveRoute } from './live/route.ts'
import { ownCommentRoutes } from './own-routes.tsx'
import { writeRoutes } from './write-routes.tsx'

export { type ArticleComments, articleComments } from './load-room.ts'

type Params = { id: string; comment: string }

/** An article's comments: lists, one with its chain, writing, and what is one's own. */
export async function commentRoutes(
  app: FastifyInstance,
  context: WebContext,
  published: (id: string) => Promise<PublishedArticle>,
): Promise<void> {
  const params = (request: FastifyRequest) => request.params as Params
  app.get('/a/:id/comments', (request, reply) =>
    respondPage(context, request, reply, async (view) =>
      commentsPage(context, view, await published(params(request).id), request.query),
    ),
  )
  app.get('/a/:id/comments/:comment', (request, reply) =>
    respondPage(context, request, reply, async (view) => {
      const { id, comment: commentId } = params(request)
      return commentPage(context, view, await published(id), { commentId, query: request.query })
    }),
  )
  liveRoute(app, context)
  writeRoutes(app, context, published)
  await ownCommentRoutes(app, context)
}
