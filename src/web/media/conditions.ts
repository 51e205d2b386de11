import type { IncomingHttpHeaders } from 'node:http'

/** What tells one state of a file from another. `lastModified` is an HTTP date. */
export type Validators = { etag: string; lastModified: string }

/** Whether the reader has this very state already (RFC 9110, 13.1.2 and 13.1.3): the answer is 304. */
export function isUnchanged(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const known = headers['if-none-match']
  if (known !== undefined)
    return known.trim() === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return Date.parse(lastModified) <= since
}

/** Whether a range may be answered: there is no If-Range, or it names this very state (RFC 9110, 13.1.5). */
export function isRangeCurrent(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): boolean {
  const state = headers['if-range']
  return state === undefined || state === etag || state === lastModified
}
