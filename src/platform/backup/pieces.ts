const PIECE_BYTES = 4 * 1024 * 1024
const NEWLINE = 0x0a

/**
 * Joins the chunks of a stream of lines into pieces of some 4 MB, cut after a line, so that each can be written to a
 * tar (which wants sizes beforehand) and be read by itself. In COPY text a line is a row: newlines inside are escaped.
 */
export async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    chunks.push(chunk)
    size += chunk.length
    if (size < PIECE_BYTES) continue
    const all = Buffer.concat(chunks, size)
    const end = all.lastIndexOf(NEWLINE) + 1
    if (end > 0) yield all.subarray(0, end)
    chunks = [all.subarray(end)]
    size = all.length - end
  }
  if (size > 0) yield Buffer.concat(chunks, size)
}

/** The name of the piece with this number, from 1. */
export function pieceName(folder: string, number: number): string {
  return `${folder}/${String(number).padStart(6, '0')}`
}
