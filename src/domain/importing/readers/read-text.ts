import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

export type TextPiece = { text: string; bytes: number }

/**
 * A file as text, piece by piece, in the encoding its byte order mark or XML declaration names (UTF-8 otherwise).
 * Bytes that are wrong in that encoding become U+FFFD. `bytes` is how many of the file were read so far.
 */
export async function* readText(path: string): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder(await sniffEncoding(path))
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    bytes += (chunk as Buffer).length
    yield { text: decoder.decode(chunk as Buffer, { stream: true }), bytes }
  }
  yield { text: decoder.decode(), bytes }
}

/** The name of the encoding of a file, one that TextDecoder knows. */
export async function sniffEncoding(path: string): Promise<string> {
  const start = await readStart(path, 400)
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const declared = /^[^<]{0,4}\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/i.exec(start.toString('latin1'))
  return declared?.[1] && isKnown(declared[1]) ? declared[1] : 'utf-8'
}

/** The first bytes of a file. */
export async function readStart(path: string, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function isKnown(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== ''
  } catch {
    return false
  }
}
