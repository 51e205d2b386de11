import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { readingSheet } from './access/reading-sheet.ts'
import { beacon } from './beacon.ts'
import { preferences } from './preferences.ts'
import { ranking } from './ranking/index.ts'
import { readerPages } from './routes.ts'
import { sharing } from './sharing/index.ts'
import { smallFiles } from './small-files.ts'

export { answerError, errorPages } from './error-pages.tsx'
export { drawArticle } from './pages/article.tsx'
export { drawPage } from './pages/draw-page.ts'

/** The reader site. */
export function reader(app: FastifyInstance, context: WebContext): void {
  readerPages(app, context)
  smallFiles(app, context)
  preferences(app, context)
  readingSheet(app)
  beacon(app, context)
  ranking(app, context)
  sharing(app, context)
}
