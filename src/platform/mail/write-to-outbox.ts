import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'

/** Writes a message as `{id}.eml`, whole or not at all; the same message again takes the place of the first. */
export async function writeToOutbox(folder: string, id: string, message: SendMailOptions): Promise<void> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message: bytes } = await transport.sendMail(message)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const aside = join(folder, `.${randomUUID()}`)
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(bytes as Buffer)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, join(folder, `${id}.eml`))
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}
