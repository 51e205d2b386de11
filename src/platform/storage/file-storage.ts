import { createHash, randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CodedError } from '../../kernel/errors.ts'
import { checkKey } from './key.ts'
import type { ByteRange, OpenObject, Source, Storage, StoredObject } from './storage.ts'
import { writeDurably } from './write-durably.ts'

const INCOMING = '.incoming'

/**
 * Files in a folder. Objects lie under 256 shards, so that no folder grows with their number; those that share a
 * parent share the shard. A write goes to a file aside, is synced, then renamed into place.
 */
export function openFileStorage(root: string): Storage {
  const pathOf = (key: string) => join(root, shardOf(checkKey(key)), key)
  const incoming = join(root, INCOMING)
  return {
    async put(key, source) {
      const path = pathOf(key)
      return { bytes: await replaceFile(path, join(incoming, randomUUID()), source) }
    },
    open: async (key, range) => openFile(key, pathOf(key), range),
    stat: async (key) => statFile(key, pathOf(key)),
    remove: async (key) => rm(pathOf(key), { force: true }),
    list: (prefix = '') => listFiles(root, prefix),
    async ready() {
      await mkdir(incoming, { recursive: true })
      await access(incoming, constants.W_OK)
    },
    sweep: (before) => sweepFolder(incoming, before),
  }
}

function shardOf(key: string): string {
  const slash = key.lastIndexOf('/')
  const parent = slash < 0 ? key : key.slice(0, slash)
  return createHash('sha256').update(parent).digest('hex').slice(0, 2)
}

async function replaceFile(path: string, aside: string, source: Source): Promise<number> {
  try {
    await mkdir(dirname(aside), { recursive: true })
    const bytes = await writeDurably(aside, source)
    await mkdir(dirname(path), { recursive: true })
    await rename(aside, path)
    await syncFolder(dirname(path))
    return bytes
  } catch (error) {
    await rm(aside, { force: true })
    throw asFull(error)
  }
}

function asFull(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new CodedError('storage.full', { message: 'The storage is full' }, { cause: error })
    : error
}

/** Without this a power cut may undo the rename. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function openFile(key: string, path: string, range?: ByteRange): Promise<OpenObject> {
  const file = await open(path, 'r').catch((error) => {
    throw isMissing(error) ? new CodedError('storage.not_found', { key }) : error
  })
  try {
    const { size } = await file.stat()
    return { stream: file.createReadStream({ ...range, highWaterMark: 256 * 1024 }), bytes: size }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function statFile(key: string, path: string): Promise<StoredObject | undefined> {
  try {
    const { size, mtime } = await stat(path)
    return { key, bytes: size, modifiedAt: mtime }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function* listFiles(root: string, prefix: string): AsyncIterable<StoredObject> {
  for (const shard of await entries(root)) {
    if (/^[0-9a-f]{2}$/.test(shard.name)) yield* walk(join(root, shard.name), '', prefix)
  }
}

async function* walk(folder: string, parent: string, prefix: string): AsyncIterable<StoredObject> {
  for (const entry of await entries(folder)) {
    const key = parent + entry.name
    if (entry.isDirectory()) {
      const within = `${key}/`
      if (within.startsWith(prefix) || prefix.startsWith(within))
        yield* walk(join(folder, entry.name), within, prefix)
    } else if (key.startsWith(prefix)) {
      const found = await statFile(key, join(folder, entry.name))
      if (found) yield found
    }
  }
}

async function sweepFolder(folder: string, before: Date): Promise<void> {
  for (const entry of await entries(folder)) {
    const path = join(folder, entry.name)
    const { mtime } = await stat(path).catch(() => ({ mtime: before }))
    if (mtime < before) await rm(path, { force: true })
  }
}

async function entries(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code
  return code === 'ENOENT' || code === 'ENOTDIR'
}
