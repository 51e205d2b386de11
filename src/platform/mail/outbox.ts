import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { CodedError } from '../../kernel/errors.ts'

/** A mail in the outbox as a list shows it. */
export type OutboxEntry = { id: string; to: string; subject: string; at: Date; bytes: number }

/** A mail taken apart: what its headers say, in their order, and its plain text. Nothing of it is HTML. */
export type OutboxMail = OutboxEntry & { headers: { name: string; value: string }[]; text: string }

const HEAD_BYTES = 16 * 1024
const MAIL_BYTES = 1024 * 1024
const NAME = /^([0-9a-hjkmnp-tv-z]{13})\.eml$/

/** Where mails lie that no server takes. */
export function outboxFolder(dataDir: string): string {
  return join(dataDir, 'outbox')
}

/**
 * Mails of an outbox, newest first, behind `before`; their names are their time. Reads names and, of those listed,
 * the headers. An outbox that nothing was written to yet is empty.
 */
export async function listOutbox(
  folder: string,
  { limit, before }: { limit: number; before?: string },
): Promise<{ entries: OutboxEntry[]; next?: string }> {
  const ids = (await namesOf(folder)).filter((id) => before === undefined || id < before)
  const page = ids.sort().reverse().slice(0, limit)
  const entries: OutboxEntry[] = []
  for (const id of page) {
    const mail = await readMail(folder, id, HEAD_BYTES).catch(() => undefined)
    if (mail) entries.push(mail)
  }
  const last = page.at(-1)
  return ids.length > page.length && last ? { entries, next: last } : { entries }
}

/** One mail of an outbox; of a very long one the first megabyte. Throws `mail.not_found`. */
export function readOutboxMail(folder: string, id: string): Promise<OutboxMail> {
  return readMail(folder, id, MAIL_BYTES)
}

/** The file of a mail, to be sent on as it is; whoever opens it closes it. Throws `mail.not_found`. */
export async function openOutboxFile(folder: string, id: string): Promise<FileHandle> {
  return open(pathOf(folder, id), 'r').catch((error) => {
    throw missing(error)
  })
}

/** Removes mails written before a time. */
export async function sweepOutbox(folder: string, before: Date): Promise<void> {
  for (const id of await namesOf(folder)) {
    const path = pathOf(folder, id)
    const { mtime } = await stat(path).catch(() => ({ mtime: new Date() }))
    if (mtime < before) await rm(path, { force: true })
  }
}

async function namesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  return names.flatMap((name) => NAME.exec(name)?.[1] ?? [])
}

async function readMail(folder: string, id: string, most: number): Promise<OutboxMail> {
  const file = await openOutboxFile(folder, id)
  try {
    const { size, mtime } = await file.stat()
    const buffer = Buffer.alloc(Math.min(size, most))
    await file.read(buffer, 0, buffer.length, 0)
    const mail = await PostalMime.parse(buffer)
    return {
      id,
      bytes: size,
      at: mtime,
      to: (mail.to ?? []).map(({ address = '' }) => address).join(', '),
      subject: mail.subject ?? '',
      headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      text: mail.text ?? '',
    }
  } finally {
    await file.close()
  }
}

function pathOf(folder: string, id: string): string {
  if (!NAME.test(`${id}.eml`)) throw new CodedError('mail.not_found')
  return join(folder, `${id}.eml`)
}

function missing(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? new CodedError('mail.not_found') : error
}
