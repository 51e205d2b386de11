import { hash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Many small records on disk, found by key: 17 bytes of memory a record, so that an export with a million attachments
 * fits. A key may have several records. Write first, then `seal`, then read.
 */
export type SpillIndex<T> = {
  put(key: string, value: T): void
  seal(): void
  get(key: string): T | undefined
  getAll(key: string): T[]
  /** Records that no `get` has given. */
  unused(): IterableIterator<{ key: string; value: T }>
  close(): void
}

const BUFFER = 1024 * 1024

export function createSpillIndex<T>(): SpillIndex<T> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-import-'))
  const file = openSync(join(folder, 'records'), 'w+', 0o600)
  let hashes = new Float64Array(1024)
  let offsets = new Float64Array(1024)
  let count = 0
  let size = 0
  const pending = Buffer.alloc(BUFFER)
  let pendingBytes = 0
  let order = new Uint32Array(0)
  let used = new Uint8Array(0)

  function flush(): void {
    if (pendingBytes > 0) writeSync(file, pending, 0, pendingBytes)
    pendingBytes = 0
  }

  function append(record: string): number {
    const bytes = Buffer.byteLength(record)
    if (pendingBytes + 4 + bytes > BUFFER) flush()
    if (4 + bytes > BUFFER) {
      const header = Buffer.alloc(4)
      header.writeUInt32LE(bytes)
      writeSync(file, header)
      writeSync(file, record)
      return 4 + bytes
    }
    pendingBytes = pending.writeUInt32LE(bytes, pendingBytes)
    pendingBytes += pending.write(record, pendingBytes)
    return 4 + bytes
  }

  function readRecord(at: number): { key: string; value: T } {
    const header = Buffer.alloc(4)
    readSync(file, header, 0, 4, offsets[at] as number)
    const body = Buffer.alloc(header.readUInt32LE())
    readSync(file, body, 0, body.length, (offsets[at] as number) + 4)
    const [key, value] = JSON.parse(body.toString()) as [string, T]
    return { key, value }
  }

  function* find(key: string): IterableIterator<T> {
    const wanted = hashKey(key)
    for (let place = lowest(hashes, order, wanted); place < count; place++) {
      const at = order[place] as number
      if (hashes[at] !== wanted) return
      const record = readRecord(at)
      if (record.key !== key) continue
      used[at] = 1
      yield record.value
    }
  }

  return {
    put(key, value) {
      if (count === hashes.length) {
        hashes = grow(hashes)
        offsets = grow(offsets)
      }
      hashes[count] = hashKey(key)
      offsets[count++] = size
      size += append(JSON.stringify([key, value]))
    },
    seal() {
      flush()
      order = Uint32Array.from({ length: count }, (_, at) => at)
      order.sort((a, b) => (hashes[a] as number) - (hashes[b] as number) || a - b)
      used = new Uint8Array(count)
    },
    get: (key) => find(key).next().value as T | undefined,
    getAll: (key) => [...find(key)],
    *unused() {
      for (let at = 0; at < count; at++) if (!used[at]) yield readRecord(at)
    },
    close() {
      closeSync(file)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** 48 bits. The one-shot function: a million Hash objects outgrow the collector. */
function hashKey(key: string): number {
  return Number.parseInt(hash('sha1', key, 'hex').slice(0, 12), 16)
}

/** First place in `order` whose hash is not smaller. */
function lowest(hashes: Float64Array, order: Uint32Array, wanted: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((hashes[order[middle] as number] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function grow(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2)
  larger.set(array)
  return larger
}
