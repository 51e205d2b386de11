import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CodedError } from '../../kernel/errors.ts'

/** Long answers that may be on their way at once in one process, and how long one may take. */
const AT_ONCE = 16
const LONGEST_MS = 120_000

/**
 * Sends long answers part by part: a part is made when the one before has gone out, so that a slow reader costs no memory.
 * Throws `http.unavailable` while too many are on their way; one that takes minutes is broken off.
 */
export function partsSender(): (
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  parts: AsyncIterable<string>,
) => FastifyReply {
  let going = 0
  return (request, reply, type, parts) => {
    if (going >= AT_ONCE) throw new CodedError('http.unavailable')
    going += 1
    const source = Readable.from(parts, { highWaterMark: 1 })
    const patience = setTimeout(() => source.destroy(new Error('took too long')), LONGEST_MS)
    source.once('close', () => {
      going -= 1
      clearTimeout(patience)
    })
    const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
    reply.type(type).header('vary', 'Accept-Encoding').header('cache-control', 'public, max-age=300')
    if (!packed) return reply.send(source)
    const gzip = createGzip({ level: 4 })
    source.once('error', (error) => gzip.destroy(error))
    gzip.once('close', () => source.destroy())
    return reply.header('content-encoding', 'gzip').send(source.pipe(gzip))
  }
}
