import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { PageHead } from '../../ui/work/index.ts'
import { loadDesk } from '../load-desk.ts'
import { respondDesk } from '../respond-desk.tsx'
import { TODAY } from './parts.ts'

/** `/desk`: what waits, how long, and what is mine. */
export function todayPage(app: FastifyInstance, context: WebContext): void {
  app.get('/', async (request, reply) => {
    const desk = await loadDesk(context, request, { members: false })
    const parts = await Promise.all(TODAY.map((part) => part(context, desk)))
    return respondDesk(context, request, reply, {
      desk,
      section: '/desk',
      title: ({ t }) => t('desk.today'),
      body: (view) => (
        <>
          <PageHead title={view.t('desk.today')} lead={view.t('desk.todayLead')} />
          {parts.map((draw) => draw(view))}
        </>
      ),
    })
  })
}
