import type { FastifyInstance } from 'fastify'
import { LRUCache } from 'lru-cache'
import { loadSharp } from '../../../domain/media/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { requestView } from '../../http/respond.ts'
import { accentFor } from '../../ui/theme.ts'
import { inTurn } from './card/in-turn.ts'
import { setLetters } from './card/set-letters.ts'

/** Sizes that systems ask of an installed app, in pixels. */
export const ICON_SIZES = [180, 192, 512]
const CACHE = 'public, max-age=86400'

/** `/icons/{size}.png`: the portal's first character on its accent, with room around for systems that cut a circle (maskable). */
export function icons(app: FastifyInstance, context: WebContext): void {
  const kept = new LRUCache<string, Promise<Buffer>>({ max: 24 })
  const turn = inTurn(24)
  app.get('/icons/:file', async (request, reply) => {
    const { file = '' } = request.params as { file?: string }
    const size = ICON_SIZES.find((one) => file === `${one}.png`)
    if (!size) throw new CodedError('http.not_found')
    const view = await requestView(context, request)
    const { settings } = await context.portal.get()
    const letter = [...localText(settings.portalName, view.language).trim()][0]?.toUpperCase() ?? 'M'
    const key = `${size} ${letter} ${settings.accent}`
    const drawing = kept.get(key) ?? turn(() => drawIcon(letter, settings.accent, size))
    kept.set(key, drawing)
    drawing.catch(() => kept.delete(key))
    return reply
      .headers({
        'content-type': 'image/png',
        'cache-control': CACHE,
        vary: 'accept-language, cookie',
        'x-content-type-options': 'nosniff',
      })
      .send(await drawing)
  })
}

async function drawIcon(letter: string, accent: string, size: number): Promise<Buffer> {
  const { accent: ground, onAccent } = accentFor(accent, 'light')
  const drawn = await setLetters({
    text: letter,
    language: 'und',
    bold: true,
    size: Math.round(size * 0.5),
    colour: onAccent,
    width: size,
    lines: 1,
  })
  const sharp = await loadSharp()
  return sharp({ create: { width: size, height: size, channels: 3, background: ground } })
    .composite([{ input: drawn.png, gravity: 'centre' }])
    .png({ palette: true })
    .toBuffer()
}
