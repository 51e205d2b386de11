import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { findArticle } from '../../../../domain/articles/index.ts'
import { findServed } from '../../../../domain/media/index.ts'
import { CodedError } from '../../../../kernel/errors.ts'
import { isId } from '../../../../kernel/ids.ts'
import type { WebContext } from '../../../http/context.ts'
import { cardWords } from './card-words.ts'
import { drawCard } from './draw-card.ts'
import { drawPoster } from './draw-poster.ts'
import { inTurn } from './in-turn.ts'

const KEPT_BYTES = 8 * 1024 * 1024
const MOST_WAITING = 16
const COVER_WIDTH = 1080
// Title and picture change seldom; what a page names carries a word that changes with them.
const CACHE = 'public, max-age=3600'

/** `/a/{id}/card.png` and `/a/{id}/poster.jpg`: pictures of an article's title, drawn when first asked for and kept in memory. */
export function cards(app: FastifyInstance, context: WebContext): void {
  const kept = new LRUCache<string, Buffer>({ maxSize: KEPT_BYTES, sizeCalculation: (bytes) => bytes.length })
  const drawn = new Map<string, Promise<Buffer>>()
  const turn = inTurn(MOST_WAITING)

  const answer = async (request: FastifyRequest, reply: FastifyReply, kind: 'card' | 'poster') => {
    const { id = '' } = request.params as { id?: string }
    const found = isId(id) ? await findArticle(context.database, id) : undefined
    if (found?.state !== 'published') throw new CodedError('article.not_found', { id })
    const { settings } = await context.portal.get()
    const words = cardWords(found.article, settings, context.config.publicUrl)
    const cover = kind === 'poster' ? found.article.coverMediaId : null
    const key = createHash('sha256')
      .update(JSON.stringify([kind, cover, words]))
      .digest('base64url')
    const draw = async () =>
      kind === 'card' ? drawCard(words) : drawPoster(words, await coverBytes(context, cover))
    const bytes = kept.get(key) ?? (await once(key, draw))
    return reply
      .headers({
        'content-type': kind === 'card' ? 'image/png' : 'image/jpeg',
        'cache-control': CACHE,
        etag: `"${key.slice(0, 20)}"`,
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
      })
      .send(bytes)
  }

  /** Two who ask for the same picture at once wait for one drawing. */
  const once = (key: string, draw: () => Promise<Buffer>): Promise<Buffer> => {
    const begun = drawn.get(key)
    if (begun) return begun
    const drawing = turn(draw)
      .then((bytes) => {
        kept.set(key, bytes)
        return bytes
      })
      .finally(() => drawn.delete(key))
    drawn.set(key, drawing)
    return drawing
  }

  app.get('/a/:id/card.png', (request, reply) => answer(request, reply, 'card'))
  app.get('/a/:id/poster.jpg', (request, reply) => answer(request, reply, 'poster'))
}

/** A cover that cannot be read leaves the poster without one, as the page would be. */
async function coverBytes(
  { database, storage }: WebContext,
  mediaId: string | null,
): Promise<Buffer | undefined> {
  if (mediaId === null) return undefined
  const media = await findServed(database.db, mediaId, { width: COVER_WIDTH, format: 'jpeg' })
  const file = media?.variant ?? media?.original
  if (!file?.mime.startsWith('image/')) return undefined
  try {
    return await buffer((await storage.open(file.storageKey)).stream)
  } catch {
    return undefined
  }
}
