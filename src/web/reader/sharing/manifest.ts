import type { FastifyInstance } from 'fastify'
import { localText } from '../../../domain/settings/index.ts'
import type { WebContext } from '../../http/context.ts'
import { respondPage } from '../../http/respond.ts'
import { translate } from '../../ui/messages.ts'
import { SURFACES } from '../../ui/theme.ts'
import { ICON_SIZES } from './icons.ts'

/** `/manifest.webmanifest` (W3C Web Application Manifest): what a system needs to install the portal as an app. */
export function manifest(app: FastifyInstance, context: WebContext): void {
  app.get('/manifest.webmanifest', (request, reply) =>
    respondPage(context, request, reply, async (view) => {
      const { settings } = await context.portal.get()
      const name = localText(settings.portalName, view.language)
      const t = translate(view.language)
      const shortcut = (title: string, url: string) => ({ name: title, url })
      const text = JSON.stringify({
        id: '/',
        name,
        short_name: name,
        description: localText(settings.tagline, view.language) || undefined,
        lang: view.language,
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: SURFACES.light.paper,
        theme_color: SURFACES.light.paper,
        icons: ICON_SIZES.map((size) => ({
          src: `/icons/${size}.png`,
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose: 'any maskable',
        })),
        shortcuts: [
          shortcut(t('reader.nav.hot'), '/hot'),
          shortcut(t('sharing.offline.title'), '/offline'),
          shortcut(t('sharing.offline.title'), '/offline'),
        ],
      })
      return { text, type: 'application/manifest+json; charset=utf-8', tags: [] }
    }),
  )
}
