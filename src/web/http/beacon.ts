import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionToken } from '../../domain/people/index.ts'
import { type PageEvents, RANKED_LISTS, type RankedList, type Seen } from '../../domain/reading/index.ts'
import { isId } from '../../kernel/ids.ts'
import { clientAddress } from './client-address.ts'
import type { WebContext } from './context.ts'
import { isSameOrigin } from './csrf.ts'

export const BEACON_LIMIT = 4096
const MOST_SEEN = 60
const FURTHEST = 1000
const LISTS: ReadonlySet<unknown> = new Set(RANKED_LISTS)
const ANSWER = { 'cache-control': 'no-store' }

/**
 * `POST /beacon`: what a page tells, see {@link eventsOf}. Always 204, so that it tells nothing, but for what is too
 * long (413). Taken before the router: there are many, and each is a few lines of work. True when it was one.
 */
export function takeBeacon(context: WebContext, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'POST' || request.url !== '/beacon') return false
  const { headers } = request
  if (!isSameOrigin({ method: 'POST', headers }, context.config.publicUrl)) return false
  let body = ''
  let bytes = Number(headers['content-length'] ?? 0)
  if (bytes > BEACON_LIMIT) return refuseLong(response)
  bytes = 0
  request.setEncoding('utf8')
  request.on('data', (chunk: string) => {
    bytes += chunk.length
    if (bytes <= BEACON_LIMIT) body += chunk
    else if (!response.headersSent) refuseLong(response)
  })
  request.on('end', () => {
    if (response.headersSent) return
    noteBeacon(context, body, { address: clientAddress(request), headers })
    response.writeHead(204, ANSWER).end()
  })
  // Whoever goes away in the middle has told nothing.
  request.on('error', () => {})
  return true
}

type From = { address: string; headers: IncomingMessage['headers'] }

/** Notes what a beacon's body tells; a body that says nothing it should say is nothing. */
export function noteBeacon(
  context: WebContext,
  body: string,
  { address, headers }: From,
): Promise<void> | undefined {
  const told = eventsOf(body, context.config.publicUrl.hostname)
  if (!told) return undefined
  const session = told.articleId ? sessionToken(headers.cookie, context.config.publicUrl) : undefined
  const userAgent = headers['user-agent'] ?? ''
  return context.reads.take(told, { address, userAgent, session }, context.now())
}

/**
 * Reads `{ "article": id, "from": host, "seen": [[list, position, id, reason], …] }`: the article that was read, the
 * other site that led to it, and what was in sight of ranked lists. Each is optional; what is malformed is left out.
 */
export function eventsOf(body: string, ownHost: string): PageEvents | undefined {
  let told: { article?: unknown; from?: unknown; seen?: unknown } | null
  try {
    told = JSON.parse(body)
  } catch {
    return undefined
  }
  if (typeof told !== 'object' || told === null) return undefined
  const { article, from } = told
  const seen = Array.isArray(told.seen) ? told.seen.slice(0, MOST_SEEN).flatMap(seenOf) : []
  const articleId = typeof article === 'string' && isId(article) ? article : undefined
  const referrer =
    typeof from === 'string' && from !== ownHost && /^[a-z0-9.-]{1,253}$/.test(from) ? from : undefined
  return articleId || seen.length > 0 ? { articleId, referrer, seen } : undefined
}

function seenOf(one: unknown): Seen[] {
  if (!Array.isArray(one)) return []
  const [list, position, articleId, reason = ''] = one as unknown[]
  if (!LISTS.has(list) || !Number.isInteger(position) || typeof articleId !== 'string') return []
  if (!isId(articleId) || (position as number) < 1 || (position as number) > FURTHEST) return []
  const why = typeof reason === 'string' && /^[a-z-]{0,20}$/.test(reason) ? reason : ''
  return [{ list: list as RankedList, position: position as number, articleId, reason: why }]
}

function refuseLong(response: ServerResponse): true {
  response.writeHead(413, { ...ANSWER, connection: 'close' }).end()
  return true
}
