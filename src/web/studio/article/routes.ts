import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../../http/context.ts'
import { coverRoute } from './cover.ts'
import { deedPages } from './deeds.tsx'
import { draftApi } from './draft-api.ts'
import { editorPage } from './editor-page.tsx'
import { historyPage } from './history.tsx'
import { linkCheck } from './link-check.ts'
import { fileTaker, mediaApi } from './media-api.ts'
import { previewPages } from './preview.tsx'
import { submissionPage } from './submission.tsx'

/** `/studio/articles/{id}` and what is below it. */
export function articleRoutes(app: FastifyInstance, context: WebContext): void {
  const takeFile = fileTaker(context)
  editorPage(app, context)
  draftApi(app, context)
  mediaApi(app, context, takeFile)
  coverRoute(app, context, takeFile)
  linkCheck(app, context)
  previewPages(app, context)
  submissionPage(app, context)
  deedPages(app, context)
  historyPage(app, context)
}
