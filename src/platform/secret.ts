import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CodedError } from '../kernel/errors.ts'

const FORM = /^[0-9a-f]{64}$/

/**
 * The secret of this installation, 64 hexadecimal digits, from `DATA_DIR/secret`; made at the first start, readable by
 * its owner only. Processes that start together get the same one. Throws `secret.unusable`.
 */
export async function readSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret')
  const secret = (await readIfThere(path)) ?? (await makeSecret(dataDir, path))
  if (!FORM.test(secret)) {
    throw new CodedError('secret.unusable', {
      message: `${path} does not hold a secret; restore it from a backup, or remove it and everybody signs in again`,
    })
  }
  return secret
}

// Written beside and linked into place: the file is whole when it appears, and only one process's file appears.
async function makeSecret(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
  return (await readIfThere(path)) ?? ''
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Puts another installation's secret in place of ours, whole or not at all. For restoring a backup. */
export async function replaceSecret(dataDir: string, secret: string): Promise<void> {
  const path = join(dataDir, 'secret')
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await mkdir(dataDir, { recursive: true })
  await writeFile(draft, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true })
  await rename(draft, path)
}
