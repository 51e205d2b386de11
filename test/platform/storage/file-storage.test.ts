import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hasCode } from '../../../src/kernel/errors.ts'
import { openStorage, type Storage } from '../../../src/platform/storage/index.ts'

let root: string
let storage: Storage

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'masthead-storage-'))
  storage = openStorage(pathToFileURL(root).href)
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function read(key: string, range?: { start: number; end: number }): Promise<string> {
  const { stream } = await storage.open(key, range)
  return Buffer.concat(await stream.toArray()).toString()
}

async function allFiles(): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

test('keeps bytes and streams, whole and in ranges', async () => {
  expect(await storage.put('media/one/original.txt', Buffer.from('hello world'))).toEqual({ bytes: 11 })
  expect(await read('media/one/original.txt')).toBe('hello world')
  expect(await read('media/one/original.txt', { start: 6, end: 8 })).toBe('wor')
  async function* parts() {
    for (let part = 0; part < 5000; part++) yield Buffer.alloc(1000, 65 + (part % 26))
  }
  expect(await storage.put('media/two/original.bin', parts())).toEqual({ bytes: 5_000_000 })
  expect(await read('media/two/original.bin', { start: 999, end: 1000 })).toBe('AB')
  expect(await storage.stat('media/two/original.bin')).toMatchObject({ bytes: 5_000_000 })
})

test('replaces, removes twice, and tells what is missing', async () => {
  await storage.put('a', Buffer.from('old'))
  await storage.put('a', Buffer.from('new'))
  expect(await read('a')).toBe('new')
  await storage.remove('a')
  await storage.remove('a')
  expect(await storage.stat('a')).toBeUndefined()
  await expect(storage.open('a')).rejects.toMatchObject({ code: 'storage.not_found' })
})

test('lists every object, or those under a prefix, and nothing unfinished', async () => {
  const keys = ['media/a/original.jpg', 'media/a/160.webp', 'media/b/original.png', 'lone']
  for (const key of keys) await storage.put(key, Buffer.from(key))
  await writeFile(join(root, '.incoming', 'half'), 'half')
  const listed = async (prefix?: string) => {
    const found: string[] = []
    for await (const object of storage.list(prefix)) found.push(object.key)
    return found.sort()
  }
  expect(await listed()).toEqual([...keys].sort())
  expect(await listed('media/a')).toEqual(['media/a/160.webp', 'media/a/original.jpg'])
  expect(await listed('media/a/o')).toEqual(['media/a/original.jpg'])
})

test('a stream that breaks leaves the old object and no half file', async () => {
  await storage.put('kept', Buffer.from('old'))
  async function* broken() {
    yield Buffer.alloc(3_000_000)
    throw new Error('the sender went away')
  }
  await expect(storage.put('kept', broken())).rejects.toThrow('went away')
  expect(await read('kept')).toBe('old')
  expect(await allFiles()).toEqual(['kept'])
})

test('a full disk is told by its code and leaves no half file', async () => {
  async function* full() {
    yield Buffer.alloc(3_000_000)
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  await expect(storage.put('big', full())).rejects.toMatchObject({ code: 'storage.full' })
  expect(await allFiles()).toEqual([])
})

test('sweeps what interrupted writes left, not what is being written', async () => {
  await storage.ready()
  await writeFile(join(root, '.incoming', 'old'), '')
  await writeFile(join(root, '.incoming', 'fresh'), '')
  await utimes(join(root, '.incoming', 'old'), 1000, 1000)
  await storage.sweep(new Date(Date.now() - 60_000))
  expect(await allFiles()).toEqual(['fresh'])
})

test('refuses keys that are not plain relative paths', async () => {
  for (const key of [
    '',
    '/etc/passwd',
    '../x',
    'a/../b',
    'a//b',
    '.incoming/x',
    'a/.b',
    'A',
    'a\0b',
    'a\\b',
  ]) {
    await expect(async () => storage.put(key, Buffer.from('x'))).rejects.toMatchObject({
      code: 'storage.bad_key',
    })
  }
})

test('no key leads out of the folder', async () => {
  const outside = join(root, '..', 'out')
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('.', '/', 'a', '\\', '\0', '%', 'é') }),
      async (key) => {
        try {
          await storage.put(key, Buffer.from('x'))
          expect(key).toMatch(/^[a.]+(\/[a.]+)*$/)
        } catch (error) {
          expect(hasCode(error, 'storage.bad_key') || isFolderClash(error)).toBe(true)
        }
      },
    ),
    { numRuns: 200 },
  )
  expect(await readdir(join(root, '..'))).not.toContain(outside)
})

// `a` cannot be both an object and the parent of `a/a`.
function isFolderClash(error: unknown): boolean {
  return ['EEXIST', 'EISDIR', 'ENOTDIR', 'ENOTEMPTY'].includes((error as NodeJS.ErrnoException).code ?? '')
}

test('says which addresses it does not know, without their secrets', () => {
  expect(() => openStorage('s3://key:secret@host/bucket')).toThrow(/s3: is not supported yet/)
  expect(() => openStorage('s3://key:secret@host/bucket')).not.toThrow(/secret/)
  expect(() => openStorage('nonsense')).toThrow(/without a scheme/)
  expect(() => openStorage('file://elsewhere/share')).toThrow(/not supported/)
})
