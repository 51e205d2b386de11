import { RefusedError } from './outcome.ts'

// The usual ports of web servers, so that nobody scans others' machines through this one.
const PORTS = new Set(['80', '443', '8080', '8443'])

/** Checks an address that is about to be fetched; `base` is where a redirect came from. Throws RefusedError. */
export function checkUrl(text: string, allowPrivate: string[], base?: URL): URL {
  const url = parse(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new RefusedError('bad_url', `only http and https are fetched, not ${url.protocol}`)
  if (url.username || url.password)
    throw new RefusedError('bad_url', 'an address with a name or password is not fetched')
  if (!PORTS.has(portOf(url)) && !isAllowedPrivate(url, allowPrivate))
    throw new RefusedError('refused_address', `port ${portOf(url)} is not fetched from`)
  return url
}

/** Whether the operator or a test has said that this host and port may be private. */
export function isAllowedPrivate(url: URL, allowPrivate: string[]): boolean {
  return allowPrivate.includes(`${url.hostname}:${portOf(url)}`)
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

function parse(text: string, base?: URL): URL {
  const url = text.length <= 4096 ? URL.parse(text, base?.href) : null
  if (!url) throw new RefusedError('bad_url', 'not an address')
  return url
}
