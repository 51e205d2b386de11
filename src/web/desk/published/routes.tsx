import type { FastifyInstance } from 'fastify'
import { readCursor, writeCursor } from '../../../domain/listing/index.ts'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { searchPublished } from '../../../domain/reviewing/index.ts'
import { isId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { loadDesk } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { PublishedList } from './list-view.tsx'
import { moveRoutes } from './move.tsx'
import { recordRoutes } from './record.tsx'
import { takeBackRoutes } from './take-back.tsx'

const WORDS_MAX = 100

/** `/desk/published`: what readers see, found by title, account or address, and each article at `/{id}`. */
export function publishedDesk(app: FastifyInstance, context: WebContext): void {
  app.get('/published', async (request, reply) => {
    const { text } = formValues(request.query)
    const words = text('q').replace(/\s+/g, ' ').trim().slice(0, WORDS_MAX)
    const named = articleIn(words)
    if (named) return reply.redirect(`/desk/published/${named}`, 303)
    const after = readCursor(text('after'))
    const [desk, found] = await Promise.all([
      loadDesk(context, request, { members: false }),
      searchPublished(context.database, words, after && { at: after.publishedAt, id: after.id }),
    ])
    mustBeAllowed(desk.actor, 'article.review', {}, 'people.forbidden')
    const next = found.next && writeCursor({ publishedAt: found.next.at, id: found.next.id })
    return respondDesk(context, request, reply, {
      desk,
      title: ({ t }) => t('desk.pub.title'),
      section: '/desk/published',
      body: (view) => (
        <PublishedList view={view} words={words} items={found.items} next={next} later={Boolean(after)} />
      ),
    })
  })

  recordRoutes(app, context)
  moveRoutes(app, context)
  takeBackRoutes(app, context)
}

/** The article that an address of this portal, or an ID alone, names. */
function articleIn(words: string): string | undefined {
  const id = /\/a\/([0-9a-z]{13})(?:[/?#]|$)/.exec(words)?.[1] ?? words
  return isId(id) ? id : undefined
}
