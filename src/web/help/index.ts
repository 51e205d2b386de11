import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { respondPage } from '../http/respond.ts'
import { guidePage } from './guide-page.tsx'
import { helpPage } from './help-page.tsx'
import { servePictures } from './pictures.ts'
import { GUIDES, type Guide, type ReadGuide, readGuide } from './read-guide.ts'

/** `/help`: the guides for authors and editors. */
export function help(app: FastifyInstance, context: WebContext): void {
  const kept = new Map<string, Guide>()
  const read: ReadGuide = (language, name) => {
    const key = `${language} ${name}`
    const guide = kept.get(key) ?? readGuide(language, name)
    kept.set(key, guide)
    return guide
  }
  app.get('/help', (request, reply) =>
    respondPage(context, request, reply, (view) => helpPage(context, view, read)),
  )
  for (const name of GUIDES) {
    app.get(`/help/${name}`, (request, reply) =>
      respondPage(context, request, reply, (view) => guidePage(context, view, name, read)),
    )
  }
  servePictures(app)
}
