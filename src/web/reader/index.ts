import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { readingSheet } from './access/reading-sheet.ts'
import { beacon } from './beacon.ts'
import { commentRoutes } from './comments/index.tsx'
import { joining } from './joining/index.ts'
import { preferences } from './preferences.ts'
import { ranking } from './ranking/index.ts'
import { published, readerPages } from './routes.ts'
import { searching } from './search/index.ts'
import { sharing } from './sharing/index.ts'
import { smallFiles } from './small-files.ts'

export { answerError, errorPages } from './error-pages.tsx'
export { drawArticle } from './pages/article.tsx'
export { drawPage } from './pages/draw-page.ts'

/** The reader site. */
export async function reader(app: FastifyInstance, context: WebContext): Promise<void> {
  readerPages(app, context)
  smallFiles(app, context)
  preferences(app, context)
  readingSheet(app)
  beacon(app, context)
  ranking(app, context)
  await commentRoutes(app, context, (id) => published(context, id))
  await joining(app, context)
  sharing(app, context)
  searching(app, context)
}
