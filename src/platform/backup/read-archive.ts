import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { CodedError } from '../../kernel/errors.ts'
import { FORMAT, HEADER_NAME, type Header, MANIFEST_NAME, type Manifest } from './format.ts'

/** One entry of an archive; its content must be read before the next is asked for. */
export type Entry = { name: string; bytes: number; content: AsyncIterable<Buffer> }

/** What a verified archive holds. */
export type Contents = { header: Header; manifest: Manifest }

const JSON_LIMIT = 256 * 1024 * 1024

/** The entries of an archive in their order. Errors: `backup.unreadable`, `backup.damaged`, `backup.foreign`. */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const unzip = (await isGzip(path)) ? [createGunzip()] : []
  const tar = extract()
  const stages = [createReadStream(path), ...unzip, tar as unknown as NodeJS.WritableStream]
  const reading = pipeline(stages as [NodeJS.ReadableStream, NodeJS.WritableStream])
  reading.catch(() => {})
  let first = true
  try {
    for await (const entry of tar) {
      const { name, size } = entry.header
      if (first && name !== HEADER_NAME) throw foreign(path)
      first = false
      yield { name, bytes: size ?? 0, content: contentOf(entry as unknown as AsyncIterable<Buffer>, path) }
    }
    await reading
  } catch (error) {
    if (error instanceof CodedError) throw error
    throw first ? foreign(path, error) : damaged(path, (error as Error).message.toLowerCase(), error)
  }
  if (first) throw foreign(path)
}

// What breaks inside an entry is thrown where it is read, not where entries are listed.
async function* contentOf(stream: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  try {
    yield* stream
  } catch (error) {
    throw damaged(path, (error as Error).message.toLowerCase(), error)
  }
}

/**
 * Reads an archive to its end and checks every byte against its manifest; nothing else is touched. `report` hears of
 * bytes read so far.
 */
export async function verifyArchive(path: string, report?: (bytes: number) => void): Promise<Contents> {
  const found: Manifest['entries'] = {}
  let header: Header | undefined
  let manifest: Manifest | undefined
  let total = 0
  for await (const entry of readArchive(path)) {
    const { name, bytes, content } = entry
    if (manifest) throw damaged(path, `${name} stands after its end`)
    const hash = createHash('sha256')
    const kept: Buffer[] = []
    const keep = [HEADER_NAME, MANIFEST_NAME].includes(name) && bytes < JSON_LIMIT
    for await (const chunk of content) {
      hash.update(chunk)
      if (keep) kept.push(chunk)
      total += chunk.length
      report?.(total)
    }
    if (name === HEADER_NAME) header = checkHeader(path, parse(path, kept))
    if (name === MANIFEST_NAME) manifest = parse(path, kept) as Manifest
    else found[name] = { bytes, sha256: hash.digest('hex') }
  }
  if (!header || !manifest) throw damaged(path, 'its end is missing')
  compare(path, found, manifest)
  return { header, manifest }
}

/** A backup that is not whole. */
export function damaged(path: string, why: string, cause?: unknown): CodedError {
  return new CodedError('backup.damaged', { message: `${path} is damaged or cut short: ${why}` }, { cause })
}

function compare(path: string, found: Manifest['entries'], manifest: Manifest): void {
  for (const [name, { bytes, sha256 }] of Object.entries(manifest.entries ?? {})) {
    const entry = found[name]
    if (!entry) throw damaged(path, `${name} is missing`)
    if (entry.bytes !== bytes || entry.sha256 !== sha256)
      throw damaged(path, `${name} is not what was written`)
    delete found[name]
  }
  const [extra] = Object.keys(found)
  if (extra) throw damaged(path, `${extra} does not belong to it`)
}

function checkHeader(path: string, header: unknown): Header {
  const { masthead, format } = (header ?? {}) as Partial<Header>
  if (masthead !== 'backup') throw foreign(path)
  if (format === FORMAT) return header as Header
  throw new CodedError('backup.newer', {
    message: `${path} has format ${format}, and this Masthead reads ${FORMAT}; upgrade the program first`,
  })
}

function parse(path: string, chunks: Buffer[]): unknown {
  try {
    return JSON.parse(Buffer.concat(chunks).toString())
  } catch (cause) {
    throw damaged(path, 'its description cannot be read', cause)
  }
}

function foreign(path: string, cause?: unknown): CodedError {
  return new CodedError(
    'backup.foreign',
    { message: `${path} is not a backup of a Masthead portal` },
    { cause },
  )
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
    } finally {
      await file.close()
    }
  } catch (cause) {
    const why =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (cause as Error).message
    throw new CodedError('backup.unreadable', { message: `cannot read ${path}: ${why}` }, { cause })
  }
}
