import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServedFile } from '../../domain/media/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { isRangeCurrent, isUnchanged } from './conditions.ts'
import { contentDisposition } from './disposition.ts'
import { rangeOf } from './range.ts'

/**
 * A file runs nothing wherever it is opened: its type is ours and binding, and as a page of its own it is in a sandbox
 * with nothing allowed. Pictures may be shown by feed readers on other hosts, hence the policy across origins.
 */
const HARMLESS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
}

export type Served = { id: string; name: string | null; file: ServedFile; cacheControl: string }

/** Answers GET and HEAD for a stored file: 200, 206, 304 or 416. The file is streamed, as fast as the reader takes it. */
export async function serveFile(
  storage: Storage,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, name, file, cacheControl }: Served,
): Promise<FastifyReply> {
  const state = { etag: etagOf(id, file), lastModified: file.modifiedAt.toUTCString() }
  const lasting = {
    ...HARMLESS,
    etag: state.etag,
    'last-modified': state.lastModified,
    'cache-control': cacheControl,
    'accept-ranges': 'bytes',
  }
  if (isUnchanged(request.headers, state)) return reply.code(304).headers(lasting).send()
  const asked = request.method === 'GET' && isRangeCurrent(request.headers, state)
  const range = asked ? rangeOf(request.headers.range, file.bytes) : undefined
  if (range === 'unsatisfiable')
    return reply
      .code(416)
      .headers({ ...HARMLESS, 'content-range': `bytes */${file.bytes}` })
      .send()
  // Opened before any header is set: a file that is gone must not answer as an error that is kept for a year.
  const opened = request.method === 'HEAD' ? undefined : await storage.open(file.storageKey, range)
  reply.headers({
    ...lasting,
    'content-type': file.mime,
    'content-length': range ? range.end - range.start + 1 : file.bytes,
    'content-disposition': contentDisposition(name, id, file.mime),
  })
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`)
  return reply.send(opened?.stream)
}

/** A stored file never changes; one made anew (a size, after a restore) has another time. */
function etagOf(id: string, { mime, bytes, modifiedAt, storageKey }: ServedFile): string {
  const size = storageKey.slice(storageKey.lastIndexOf('/') + 1).split('.')[0]
  return `"${id}-${size}-${mime.split('/')[1]}-${bytes.toString(36)}-${modifiedAt.getTime().toString(36)}"`
}
