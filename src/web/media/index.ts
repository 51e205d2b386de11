import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { findServed, type ServedMedia, type VariantSize } from '../../domain/media/index.ts'
import { PICTURE_FORMATS } from '../../kernel/document/media-view.ts'
import { isId } from '../../kernel/ids.ts'
import type { WebContext } from '../http/context.ts'
import { serveFile } from './serve-file.ts'

const FOREVER = 'public, max-age=31536000, immutable'
const UNTIL_MADE = 'public, max-age=30'

// Rows of files do not change; a minute bounds how long one that was removed is still served.
const REMEMBERED = { max: 5_000, ttl: 60_000 }

/**
 * Stored files: `/media/{id}` and, of pictures, `/media/{id}/{width}.{format}`. Nothing is made on demand: a size that
 * is offered and not made yet is answered with the original for a while, any other is not found.
 */
export async function media(
  app: FastifyInstance,
  context: Pick<WebContext, 'database' | 'storage'>,
): Promise<void> {
  const remembered = new LRUCache<string, ServedMedia>(REMEMBERED)

  const find = async (id: string, size?: VariantSize): Promise<ServedMedia | undefined> => {
    const key = size ? `${id}/${size.width}.${size.format}` : id
    const known = remembered.get(key)
    if (known) return known
    const found = await findServed(context.database.db, id, size)
    if (found && (!size || found.variant)) remembered.set(key, found)
    return found
  }

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { id = '', file } = request.params as { id?: string; file?: string }
    const size = file === undefined ? undefined : sizeOf(file)
    if (!isId(id) || (file !== undefined && !size)) return notFound(reply)
    const found = await find(id, size)
    if (!found || (size && !found.widths.includes(size.width))) return notFound(reply)
    const served = (size && found.variant) ?? found.original
    const cacheControl = size && !found.variant ? UNTIL_MADE : FOREVER
    return serveFile(context.storage, request, reply, { id, name: found.name, file: served, cacheControl })
  }

  app.route({ method: ['GET', 'HEAD'], url: '/media/:id', handler: answer })
  app.route({ method: ['GET', 'HEAD'], url: '/media/:id/:file', handler: answer })
}

/** `{width}.{format}` of an address. */
function sizeOf(file: string): VariantSize | undefined {
  const match = /^([1-9]\d{0,4})\.([a-z]+)$/.exec(file)
  const format = PICTURE_FORMATS.find((one) => one === match?.[2])
  return match && format ? { width: Number(match[1]), format } : undefined
}

/** One line, not a page: what asks for a picture does not read. */
function notFound(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=10' })
    .send('Not found\n')
}
