import type { Storage } from '../../../platform/storage/index.ts'

/** Reads pieces of a stored file: `length` bytes from `at`, fewer at its end. */
export type ByteSource = { size: number; read(at: number, length: number): Promise<Buffer> }

export function storedBytes(storage: Storage, key: string, size: number): ByteSource {
  return {
    size,
    async read(at, length) {
      const end = Math.min(at + length, size) - 1
      if (end < at) return Buffer.alloc(0)
      const { stream } = await storage.open(key, { start: at, end })
      return Buffer.concat(await stream.toArray())
    },
  }
}
