import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

type PrivateFile = {
  name: string
  mime: string
  body: Readable | Buffer
  /** Shown in place; only for what the server itself made. */
  inline: boolean
}

/** Sends a file that only some may read: it is kept rather than opened, runs nothing, and is stored nowhere on the way. */
export function sendPrivateFile(
  reply: FastifyReply,
  { name, mime, body, inline }: PrivateFile,
): FastifyReply {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_')
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return reply
    .headers({
      'content-type': mime,
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${full}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    })
    .send(body)
}
