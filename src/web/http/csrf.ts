import type { FastifyInstance } from 'fastify'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from './context.ts'

type Sent = { method: string; headers: Record<string, string | string[] | undefined> }

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses every request of the whole server that would change something and comes from a page of another site. */
export function refuseCrossOrigin(app: FastifyInstance, context: Pick<WebContext, 'config'>): void {
  app.addHook('onRequest', async (request) => {
    if (!isSameOrigin(request, context.config.publicUrl)) throw new CodedError('http.cross_origin')
  })
}

/**
 * Whether a request is safe, or comes from a page of ours (OWASP ASVS 5.0, 3.5.1). Browsers tell by Sec-Fetch-Site,
 * older ones by Origin; pages cannot forge either. Without both, a request that brings cookies is refused, and one
 * without is a program's, which can do no more than a stranger.
 */
export function isSameOrigin({ method, headers }: Sent, publicUrl: URL): boolean {
  if (SAFE.has(method)) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = headers.origin
  if (origin !== undefined) return origin === publicUrl.origin || isOwnHost(origin, headers.host)
  return headers.cookie === undefined
}

// The portal may be opened under another name than its public one (127.0.0.1 on the operator's machine).
function isOwnHost(origin: string | string[], host: string | string[] | undefined): boolean {
  if (typeof origin !== 'string' || typeof host !== 'string') return false
  return origin === `http://${host}` || origin === `https://${host}`
}
