import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { ownPath } from '../http/own-path.ts'
import { requestView } from '../http/respond.ts'
import { VIEW_COOKIE, writeView } from '../http/view.ts'
import type { Edition, Theme } from '../ui/frame.ts'

const YEAR = 365 * 24 * 3600

/**
 * `POST /preferences`: a reader's choice of language, edition and colours, kept in a cookie without an account. What
 * the form leaves out stays as it was. Goes on to `next`, a path of this host.
 */
export function preferences(app: FastifyInstance, context: WebContext): void {
  app.post('/preferences', async (request, reply) => {
    const chosen = (request.body ?? {}) as Record<string, unknown>
    const now = await requestView(context, request)
    const { settings } = await context.portal.get()
    const language = settings.languages.find((one) => one === chosen.language)
    const edition = oneOf<Edition>(['standard', 'care'], chosen.edition) ?? now.edition
    const theme = oneOf<Theme>(['auto', 'light', 'dark'], chosen.theme) ?? now.theme
    const kept = language ?? now.language
    return reply
      .setCookie(VIEW_COOKIE, writeView({ language: kept, edition, theme }), {
        path: '/',
        maxAge: YEAR,
        sameSite: 'lax',
        httpOnly: true,
        secure: context.config.publicUrl.protocol === 'https:',
        encode: (value) => value,
      })
      .header('cache-control', 'no-store')
      .redirect(ownPath(chosen.next, '/'), 303)
  })
}

function oneOf<T extends string>(values: readonly T[], given: unknown): T | undefined {
  return values.find((value) => value === given)
}
