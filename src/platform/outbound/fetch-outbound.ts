import { type Dispatcher, request } from 'undici'
import { checkUrl, isAllowedPrivate } from './check-url.ts'
import { type Fetched, type OutboundOptions, type Outcome, RefusedError } from './outcome.ts'
import { pinnedAgent } from './pinned-agent.ts'
import { readBody } from './read-body.ts'
import { checkedAddresses, resolveBySystem } from './resolve.ts'

const MAX_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Gets an address that somebody else chose, or sends something there: over http or https, from public addresses only, without cookies or
 * credentials, within bounds of size and time, each redirect checked anew. Never throws: what went wrong has a name.
 */
export async function fetchOutbound(address: string, options: OutboundOptions): Promise<Outcome> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), options.timeoutMs)
  try {
    return await orAborted(follow(address, options, controller.signal), controller.signal)
  } catch (error) {
    if (controller.signal.aborted)
      return { ok: false, outcome: 'timeout', detail: `no end within ${options.timeoutMs} ms` }
    return asRefused(error)
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}

/** A resolver cannot be called off, so the whole is left alone once time is up. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

async function follow(address: string, options: OutboundOptions, signal: AbortSignal): Promise<Fetched> {
  const allowed = options.allowPrivate ?? []
  let url = checkUrl(address, allowed)
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const step = await getOnce(url, isAllowedPrivate(url, allowed), options, signal)
    if ('fetched' in step) return step.fetched
    url = checkUrl(step.location, allowed, url)
  }
  throw new RefusedError('too_many_redirects', `more than ${MAX_REDIRECTS} redirects`)
}

async function getOnce(
  url: URL,
  isAllowed: boolean,
  options: OutboundOptions,
  signal: AbortSignal,
): Promise<{ fetched: Fetched } | { location: string }> {
  const addresses = await checkedAddresses(url.hostname, options.resolve ?? resolveBySystem, isAllowed)
  signal.throwIfAborted()
  const agent = pinnedAgent(addresses, options.timeoutMs, options.maxBytes)
  try {
    const headers = {
      accept: options.accept ?? '*/*',
      'accept-encoding': 'gzip, br',
      'user-agent': 'Masthead',
    }
    const { send } = options
    const response = await request(url, {
      dispatcher: agent,
      method: send ? 'POST' : 'GET',
      headers: { ...headers, ...send?.headers },
      body: send?.body,
      signal,
    })
    const location = response.headers.location
    if (!send && REDIRECTS.has(response.statusCode) && typeof location === 'string') return { location }
    return { fetched: await take(response, url, options.maxBytes) }
  } finally {
    // Also ends a body that nobody wants to read to its end.
    await agent.destroy()
  }
}

async function take(response: Dispatcher.ResponseData, url: URL, maxBytes: number): Promise<Fetched> {
  const status = response.statusCode
  if (status < 200 || status > 299)
    throw new RefusedError('bad_status', `${url.host} answered ${status}`, status)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined && name !== 'set-cookie') headers[name] = String(value)
  }
  if (Number(headers['content-length']) > maxBytes)
    throw new RefusedError('too_large', `${url.host} declared ${headers['content-length']} bytes`)
  const body = await readBody(response.body, headers['content-encoding'], maxBytes)
  return { ok: true, status, headers, body, finalUrl: url.href }
}

function asRefused(error: unknown): Outcome {
  if (error instanceof RefusedError) {
    const { outcome, message, status } = error
    return { ok: false, outcome, detail: message, ...(status === undefined ? {} : { status }) }
  }
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
    return { ok: false, outcome: 'too_large', detail: 'the answer is larger than allowed' }
  if (code?.endsWith('_TIMEOUT')) return { ok: false, outcome: 'timeout', detail: message }
  return { ok: false, outcome: 'connection_failed', detail: code ?? message }
}
