import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CodedError } from '../../kernel/errors.ts'
import { openFileStorage } from './file-storage.ts'
import type { Storage } from './storage.ts'

/**
 * Opens the storage that `STORAGE_URL` names: `file:` and a folder, absolute (`file:///var/lib/masthead/files`) or
 * relative to the working folder (`file:./data/files`). Nothing is touched yet. Errors: `storage.unsupported`.
 */
export function openStorage(url: string): Storage {
  if (!url.startsWith('file:')) throw unsupported(url)
  return openFileStorage(folderOf(url))
}

function folderOf(url: string): string {
  if (!url.startsWith('file:/')) return resolve(url.slice('file:'.length))
  try {
    return fileURLToPath(url)
  } catch {
    throw unsupported(url)
  }
}

// Only the scheme is told: the rest of an s3 address may hold a key.
function unsupported(url: string): CodedError {
  const scheme = /^[a-z0-9+.-]{1,20}:/i.exec(url)?.[0] ?? 'an address without a scheme'
  return new CodedError('storage.unsupported', {
    scheme,
    message: `STORAGE_URL: ${scheme} is not supported yet; use file: and a folder`,
  })
}
