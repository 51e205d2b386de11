import { type FileHandle, open } from 'node:fs/promises'
import type { Source } from './storage.ts'

const BATCH = 1024 * 1024

/** Writes a new file and syncs it to the disk. Returns its size in bytes. A failure leaves the file to the caller. */
export async function writeDurably(path: string, source: Source): Promise<number> {
  const file = await open(path, 'wx', 0o640)
  try {
    const bytes = source instanceof Uint8Array ? await write(file, source) : await drain(file, source)
    await file.sync()
    return bytes
  } finally {
    await file.close()
  }
}

/** Gathers small chunks, which a socket sends by the thousand, into writes of about a megabyte. */
async function drain(file: FileHandle, source: AsyncIterable<Uint8Array>): Promise<number> {
  let total = 0
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    size += chunk.byteLength
    if (size < BATCH) continue
    total += await write(file, Buffer.concat(waiting))
    waiting = []
    size = 0
  }
  return total + (await write(file, Buffer.concat(waiting)))
}

async function write(file: FileHandle, bytes: Uint8Array): Promise<number> {
  // One call may write less than it was given; writeFile on a handle goes on from the current position to the end.
  await file.writeFile(bytes)
  return bytes.byteLength
}
