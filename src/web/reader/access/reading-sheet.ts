import { hash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { readingOf } from './choices.ts'
import { readingCss } from './reading-css.ts'

/** `/reading.css`: what one reader chose, from their cookie alone. Only pages of readers who chose something link it. */
export function readingSheet(app: FastifyInstance): void {
  app.get('/reading.css', (request, reply) => {
    const css = readingCss(readingOf(request.headers.cookie))
    const etag = `"${hash('sha256', css, 'base64url').slice(0, 22)}"`
    reply.headers({ etag, 'cache-control': 'private, no-cache', vary: 'cookie' })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('text/css; charset=utf-8').send(css)
  })
}
