import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished, pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { CodedError } from '../../kernel/errors.ts'
import type { Manifest } from './format.ts'

/** An archive that is being written. It is at its path when `finish` returned, and not before. */
export type ArchiveWriter = {
  /** Bytes written, before compression. */
  bytes(): number
  entries: Manifest['entries']
  add(name: string, content: Uint8Array | string): Promise<void>
  addStream(name: string, bytes: number, content: AsyncIterable<Uint8Array>): Promise<void>
  finish(): Promise<void>
  abandon(): Promise<void>
}

/** Begins an archive beside `path`, readable by its owner only; `.gz` compresses. Errors: `backup.unwritable`. */
export function createArchive(path: string): ArchiveWriter {
  const draft = `${path}.partial-${process.pid}`
  const tar = pack()
  const file = createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true })
  // The streams of tar-stream are Node's in all but their types.
  const source = tar as unknown as NodeJS.ReadableStream
  const written = path.endsWith('.gz') ? pipeline(source, createGzip(), file) : pipeline(source, file)
  const failed = written.then(() => new Promise<never>(() => {}))
  let broken: unknown
  failed.catch((error) => {
    broken = error
  })
  const entries: Manifest['entries'] = {}
  let total = 0

  async function addStream(name: string, bytes: number, content: AsyncIterable<Uint8Array>): Promise<void> {
    const hash = createHash('sha256')
    const entry = tar.entry({ name, size: bytes, mode: 0o600 }) as unknown as NodeJS.WritableStream
    for await (const chunk of content) {
      hash.update(chunk)
      total += chunk.length
      if (!entry.write(chunk)) await Promise.race([drained(entry), failed])
    }
    entry.end()
    await Promise.race([finished(entry), failed])
    entries[name] = { bytes, sha256: hash.digest('hex') }
  }

  const guard = async (work: Promise<void>): Promise<void> => {
    try {
      await work
    } catch (error) {
      // When the file breaks, the tar's own complaint may come first; the file's is the reason.
      await setImmediate()
      throw unwritable(path, (broken ?? error) as NodeJS.ErrnoException)
    }
  }

  return {
    bytes: () => total,
    entries,
    add(name, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      return guard(addStream(name, bytes.length, once(bytes)))
    },
    addStream: (name, bytes, content) => guard(addStream(name, bytes, content)),
    finish: () =>
      guard(
        (async () => {
          tar.finalize()
          await written
          await rename(draft, path)
        })(),
      ),
    async abandon() {
      tar.destroy()
      await written.catch(() => {})
      await rm(draft, { force: true })
    },
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes
}

function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => stream.once('drain', () => resolve()))
}

function unwritable(path: string, error: NodeJS.ErrnoException): unknown {
  if (error instanceof CodedError || !error.code?.startsWith('E')) return error
  const why = error.code === 'ENOSPC' ? 'the disk is full' : (error.message.split(',')[0] as string)
  return new CodedError('backup.unwritable', { message: `cannot write ${path}: ${why}` }, { cause: error })
}
