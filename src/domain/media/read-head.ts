/** Takes the first `length` bytes of a stream (fewer when it ends) and gives them back in front of the whole. */
export async function readHead(
  source: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ head: Buffer; body: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let size = 0
  while (size < length) {
    const { value, done } = await iterator.next()
    if (done) break
    chunks.push(value)
    size += value.byteLength
  }
  const first = Buffer.concat(chunks)
  return { head: first.subarray(0, length), body: rejoined(first, iterator) }
}

async function* rejoined(first: Buffer, rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield first
    for (let step = await rest.next(); !step.done; step = await rest.next()) yield step.value
  } finally {
    // A reader that stops early lets the sender go.
    await rest.return?.()
  }
}
