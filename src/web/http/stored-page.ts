import { hash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { EncodedPage, Page, StoredPage } from '../../platform/page-cache/index.ts'
import { canSendWhole, sendWhole } from './send-whole.ts'

type Encoding = 'br' | 'gzip' | 'identity'

const BROTLI_QUALITY = 5
const SMALLEST_COMPRESSED = 512

/** A page with its ETag; its compressed forms are made when first asked for. */
export function storable(page: Page): StoredPage {
  const etag = hash('sha256', page.body, 'base64url').slice(0, 22)
  return { ...page, etag, encoded: new Map() }
}

/** Answers with a page: 304 when the reader has it, else its bytes in the best encoding (RFC 9110, 8.4, 8.8.3, 13.1.2). */
export function sendStored(request: IncomingMessage, response: ServerResponse, page: StoredPage): void {
  const encoding = encodingFor(request.headers['accept-encoding'], page)
  const encoded = page.encoded.get(encoding) ?? encode(page, encoding)
  const known = request.headers['if-none-match']
  if (known !== undefined && page.status === 200 && matches(known, encoded.etag)) {
    response.writeHead(304, { ...page.headers, etag: encoded.etag })
    response.end()
    return
  }
  if (page.status === 200 && canSendWhole(request, response)) {
    sendWhole(response, encoded)
    return
  }
  response.writeHead(page.status, encoded.headers)
  response.end(request.method === 'HEAD' ? undefined : encoded.bytes)
}

function encodingFor(accepted: string | undefined, page: StoredPage): Encoding {
  if (!accepted || page.body.length < SMALLEST_COMPRESSED) return 'identity'
  if (accepts(accepted, 'br')) return 'br'
  return accepts(accepted, 'gzip') ? 'gzip' : 'identity'
}

function accepts(header: string, coding: string): boolean {
  const at = header.indexOf(coding)
  return at >= 0 && !/^[a-z]*\s*;\s*q=0(\.0*)?(?:[,\s]|$)/.test(header.slice(at, at + 20))
}

function encode(page: StoredPage, encoding: Encoding): EncodedPage {
  const bytes = compress(page.body, encoding)
  const etag = `"${page.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`
  const headers = [
    ...Object.entries(page.headers).flat(),
    'etag',
    etag,
    'content-length',
    String(bytes.length),
  ]
  if (encoding !== 'identity') headers.push('content-encoding', encoding)
  const encoded = { bytes, headers, etag }
  page.encoded.set(encoding, encoded)
  return encoded
}

function compress(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'identity') return body
  if (encoding === 'gzip') return gzipSync(body, { level: 6 })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  return brotliCompressSync(body, { params })
}

function matches(known: string, etag: string): boolean {
  return known === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
