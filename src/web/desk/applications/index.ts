import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { applicationDeeds } from './deeds.tsx'
import { givePage } from './give-page.tsx'
import { applicationPages } from './pages.tsx'
import { undoPage } from './undo-page.tsx'

/** `/desk/applications`: everything that editors do with applications. */
export function applicationsAtDesk(app: FastifyInstance, context: WebContext): void {
  applicationPages(app, context)
  applicationDeeds(app, context)
  givePage(app, context)
  undoPage(app, context)
}
