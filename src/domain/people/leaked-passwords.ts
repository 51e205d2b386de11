import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** The name, in DATA_DIR, of the list of leaked passwords that an operator may install. */
export const LEAKS_FILE = 'leaked-passwords.txt'

const LINE_MAX = 80

/**
 * Whether a password is known from leaks. The list is a file of SHA-1 hashes in hexadecimal, a line each and sorted,
 * with whatever follows a colon (the form in which "Have I Been Pwned" is downloaded); some 40 GB are searched by
 * some 35 reads. Without the file no password is known. SHA-1 is the list's choice and protects nothing here.
 */
export async function isLeaked(path: string, password: string): Promise<boolean> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return false
  try {
    return await search(file, createHash('sha1').update(password).digest('hex').toUpperCase())
  } finally {
    await file.close()
  }
}

/** Bisects by bytes: the first whole line after a place tells on which side of it the hash lies. */
async function search(file: FileHandle, wanted: string): Promise<boolean> {
  let low = 0
  let high = (await file.stat()).size
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const line = await lineFrom(file, middle)
    if (line.hash === wanted) return true
    if (line.hash === undefined || line.hash > wanted) high = middle
    else low = Math.max(line.end, middle + 1)
  }
  return false
}

/** The first line that begins at or after a place; no hash when there is none. */
async function lineFrom(file: FileHandle, place: number): Promise<{ hash: string | undefined; end: number }> {
  const from = Math.max(0, place - 1)
  const { bytesRead, buffer } = await file.read(Buffer.alloc(2 * LINE_MAX), 0, 2 * LINE_MAX, from)
  const text = buffer.toString('latin1', 0, bytesRead)
  const start = place === 0 ? 0 : text.indexOf('\n') + 1
  if (place > 0 && start === 0) return { hash: undefined, end: from + bytesRead }
  const stop = text.indexOf('\n', start)
  const line = text.slice(start, stop < 0 ? undefined : stop)
  const hash = line.split(':')[0]?.trim().toUpperCase()
  return { hash: hash || undefined, end: from + (stop < 0 ? bytesRead : stop + 1) }
}
