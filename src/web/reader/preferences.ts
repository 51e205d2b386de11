import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { ownPath } from '../http/own-path.ts'
import { requestView } from '../http/respond.ts'
import { VIEW_COOKIE, writeView } from '../http/view.ts'
import type { Edition, Theme } from '../ui/frame.ts'
import { AIDS, PALETTES, type Reading, readingOf, SIZES, writeReading } from './access/choices.ts'

const YEAR = 365 * 24 * 3600
const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

/**
 * `POST /preferences`: a reader's choice of language, edition, colours and aids for reading, kept in a cookie without an
 * account. What the form leaves out stays as it was; `aids=listed` says that aids not named are off. Goes on to `next`,
 * a path of this host.
 */
export function preferences(app: FastifyInstance, context: WebContext): void {
  app.post('/preferences', async (request, reply) => {
    const chosen = (request.body ?? {}) as Record<string, unknown>
    const now = await requestView(context, request)
    const { settings } = await context.portal.get()
    const fresh = chosen.reset !== undefined
    const language = settings.languages.find((one) => one === chosen.language) ?? now.language
    const edition = oneOf<Edition>(['standard', 'care'], chosen.edition)
    const theme = oneOf(THEMES, chosen.colours) ?? oneOf(THEMES, chosen.theme)
    const kept = fresh
      ? { edition: 'standard' as const, theme: 'auto' as const }
      : {
          edition: edition ?? now.edition,
          theme: theme ?? now.theme,
          reading: writeReading(nextReading(chosen, theme, readingOf(request.headers.cookie))),
        }
    return reply
      .setCookie(VIEW_COOKIE, writeView({ language, ...kept }), {
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

/** A palette is chosen in place of light or dark, which stands again when it is chosen. */
function nextReading(chosen: Record<string, unknown>, theme: Theme | undefined, now: Reading): Reading {
  return {
    size: SIZES.find((size) => String(size) === chosen.size) ?? now.size,
    palette: theme ? undefined : (oneOf(PALETTES, chosen.colours) ?? now.palette),
    aids: chosen.aids === 'listed' ? AIDS.filter((aid) => chosen[aid] !== undefined) : now.aids,
  }
}

function oneOf<T extends string>(values: readonly T[], given: unknown): T | undefined {
  return values.find((value) => value === given)
}
