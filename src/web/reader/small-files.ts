import type { FastifyInstance } from 'fastify'
import { renderSVG } from 'uqr'
import { findArticle } from '../../domain/articles/index.ts'
import { localText } from '../../domain/settings/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { WebContext } from '../http/context.ts'
import { respondPage } from '../http/respond.ts'
import { portalIcon } from '../ui/portal-icon.ts'
import { themeCss } from '../ui/theme.ts'
import { shortAddress } from './sharing/index.ts'

// Pages name it with a word that changes with it.
const THEME_CACHE = 'public, max-age=31536000, immutable'

/** `/theme.css` (the operator's colours), `/icon.svg` (the portal's first character in them) and `/a/{id}/qr.svg` (an article's address, drawn on the server). */
export function smallFiles(app: FastifyInstance, context: WebContext): void {
  app.get('/theme.css', (request, reply) =>
    respondPage(context, request, reply, async () => {
      const { settings, channels } = await context.portal.get()
      return {
        text: themeCss({ accent: settings.accent, channels }),
        type: 'text/css; charset=utf-8',
        tags: [],
        cacheControl: THEME_CACHE,
      }
    }),
  )
  app.get('/icon.svg', (request, reply) =>
    respondPage(context, request, reply, async (view) => {
      const { settings } = await context.portal.get()
      const icon = portalIcon(localText(settings.portalName, view.language), settings.accent)
      return { text: icon, type: 'image/svg+xml; charset=utf-8', tags: [] }
    }),
  )
  app.get('/a/:id/qr.svg', (request, reply) =>
    respondPage(context, request, reply, async () => {
      const { id = '' } = request.params as { id?: string }
      const found = isId(id) ? await findArticle(context.database, id) : undefined
      if (found?.state !== 'published') throw new CodedError('article.not_found', { id })
      const address = shortAddress(id, context.config.publicUrl)
      const svg = renderSVG(address, { ecc: 'M', border: 4 })
      return { text: svg, type: 'image/svg+xml; charset=utf-8', tags: [`article:${id}`] }
    }),
  )
}
