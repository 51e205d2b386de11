import { type IncomingMessage, ServerResponse, validateHeaderName, validateHeaderValue } from 'node:http'
import type { EncodedPage } from '../../platform/page-cache/index.ts'

/** What Node's ServerResponse keeps for itself, as of Node 24 (lib/_http_outgoing.js). */
type Outgoing = { _header: string; _headerSent: boolean }

/**
 * Whether an answer may be sent by {@link sendWhole}: to a GET that keeps its connection (HTTP/1.1), on a real socket
 * and not one that tests inject into.
 */
export function canSendWhole(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    request.method === 'GET' &&
    request.httpVersionMinor === 1 &&
    response.shouldKeepAlive &&
    response.constructor === ServerResponse
  )
}

/**
 * Sends a stored page as one buffer that holds the head too, made anew each second for its Date.
 *
 * Node makes the head of each answer from its parts and hands head and body to the kernel as two; for a page of 8 kB
 * that is a third of all work (measured: 49,000 answers a second with `writeHead` and `end`, 64,000 like this). There
 * is no public way to give Node a head that is ready, so this marks it as sent; all else, keeping connections and
 * pipelining among it, stays Node's. A test compares the bytes with those of the usual way.
 */
export function sendWhole(response: ServerResponse, page: EncodedPage): void {
  const second = Math.floor(Date.now() / 1000)
  if (page.whole?.second !== second) page.whole = { second, message: message(page, second) }
  const outgoing = response as unknown as Outgoing
  outgoing._header = 'HTTP/1.1 200 OK\r\n\r\n'
  outgoing._headerSent = true
  response.end(page.whole.message)
}

function message(page: EncodedPage, second: number): Buffer {
  page.head ??= head(page.headers)
  const date = `date: ${new Date(second * 1000).toUTCString()}\r\n\r\n`
  return Buffer.concat([Buffer.from(page.head + date, 'latin1'), page.bytes])
}

function head(headers: string[]): string {
  let text = 'HTTP/1.1 200 OK\r\n'
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const [name = '', value = ''] = headers.slice(at, at + 2)
    validateHeaderName(name)
    validateHeaderValue(name, value)
    text += `${name}: ${value}\r\n`
  }
  return text
}
