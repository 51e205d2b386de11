import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { surface } from '../../http/guards.ts'
import { respondPage } from '../../http/respond.ts'
import { followingPage } from './following-page.tsx'
import { joinRoutes } from './join-routes.tsx'
import { levelsPage } from './levels-page.tsx'

/** Where readers take part without writing: likes, bookmarks, follows, and what those who are followed published. */
export async function joining(app: FastifyInstance, context: WebContext): Promise<void> {
  app.get('/levels', (request, reply) =>
    respondPage(context, request, reply, (view) => levelsPage(context, view)),
  )
  await surface('', 'signed-in', followingPage)(app, context)
  await joinRoutes(app, context)
}
