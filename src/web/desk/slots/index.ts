import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { MAX_PICTURE_BYTES } from '../../../domain/media/index.ts'
import type { WebContext } from '../../http/context.ts'
import { boardRoutes } from './board-routes.tsx'
import { deedRoutes } from './deed-routes.tsx'
import { historyRoutes } from './history-routes.tsx'
import { placeRoutes } from './place-routes.tsx'
import { previewRoutes } from './preview-routes.tsx'

/** `/desk/slots`: what editors place on the front page and on channel pages. */
export function slotsDesk(app: FastifyInstance, context: WebContext): void {
  app.register(async (inner) => {
    // Forms may bring a picture; their fields are read as those of any other form.
    await inner.register(multipart, {
      attachFieldsToBody: 'keyValues',
      limits: { files: 1, fields: 30, fieldSize: 16 * 1024, fileSize: MAX_PICTURE_BYTES, parts: 31 },
    })
    boardRoutes(inner, context)
    placeRoutes(inner, context)
    deedRoutes(inner, context)
    previewRoutes(inner, context)
    historyRoutes(inner, context)
  })
}
