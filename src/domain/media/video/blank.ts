import type { Box } from '../clean/boxes.ts'

const FREE = Buffer.from('free')

/** A copy of a file in which these boxes have become free space: nothing moves, so every index in it still holds. */
export async function* blanked(
  stream: AsyncIterable<Buffer>,
  boxes: readonly Box[],
): AsyncIterable<Uint8Array> {
  let position = 0
  for await (const chunk of stream) {
    for (const box of boxes) blank(chunk, position, box)
    position += chunk.length
    yield chunk
  }
}

/** `chunk` begins at `position` of the file. */
function blank(chunk: Buffer, position: number, box: Box): void {
  const from = Math.max(box.start - position, 0)
  const to = Math.min(box.end - position, chunk.length)
  if (from < to) chunk.fill(0, from, to)
  for (const [index, letter] of FREE.entries()) {
    const at = box.at + 4 + index - position
    if (at >= 0 && at < chunk.length) chunk[at] = letter
  }
}
