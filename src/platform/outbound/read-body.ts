import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { RefusedError } from './outcome.ts'

/** Reads a body to its end, undoing its encoding; `maxBytes` bounds what comes out of it. Throws RefusedError. */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  const plain = decoded(body, encoding?.trim().toLowerCase())
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of plain as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > maxBytes) {
      body.destroy()
      throw new RefusedError('too_large', `more than ${maxBytes} bytes`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** One encoding at most: several of them on top of each other serve bombs only. */
function decoded(body: Readable, encoding: string | undefined): Readable {
  if (!encoding || encoding === 'identity') return body
  const decoder = decoderOf(encoding)
  // Not `pipeline`: it would take an end by the reader, which is how the cap works, for a failure of its own.
  body.on('error', (error) => decoder.destroy(error))
  return body.pipe(decoder)
}

function decoderOf(encoding: string) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip()
  if (encoding === 'br') return createBrotliDecompress()
  throw new RefusedError('connection_failed', 'an encoding that was not asked for')
}
