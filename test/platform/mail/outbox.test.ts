import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/kernel/ids.ts'
import { listOutbox, openMail, readOutboxMail } from '../../../src/platform/mail/index.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'masthead-outbox-'))
const folder = join(dataDir, 'outbox')
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const mail = openMail({ smtpUrl: undefined, dataDir, host: 'news.example.test' })
const now = new Date('2026-05-01T08:00:00Z')

async function write(subject: string): Promise<string> {
  const id = newId()
  const words = { subject, text: `${subject}，正文。\n第二行`, html: '<p><script>x</script></p>' }
  await mail.send({ id, to: 'reader@example.test', ...words, now })
  return id
}

describe('the outbox', () => {
  test('is empty before the first mail', async () => {
    expect(await listOutbox(join(dataDir, 'none'), { limit: 5 })).toEqual({ entries: [] })
  })

  test('is listed newest first, by key, whatever else lies there', async () => {
    for (const subject of ['一', '二', '三']) await write(subject)
    for (const name of ['.half', 'note.txt', '../x.eml', 'UPPER.eml'].filter((name) => !name.includes('/'))) {
      writeFileSync(join(folder, name), 'x')
    }
    const first = await listOutbox(folder, { limit: 2 })
    expect(first.entries.map(({ subject }) => subject)).toEqual(['三', '二'])
    const second = await listOutbox(folder, { limit: 2, before: first.next as string })
    expect(second.entries.map(({ subject, to }) => [subject, to])).toEqual([['一', 'reader@example.test']])
    expect(second.next).toBeUndefined()
  })

  test('gives a mail’s headers and text', async () => {
    const read = await readOutboxMail(folder, await write('验证您的邮箱 🎉'))
    expect(read.subject).toBe('验证您的邮箱 🎉')
    expect(read.text.trim()).toBe('验证您的邮箱 🎉，正文。\n第二行')
    expect(read.headers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['From', 'To', 'Date', 'Message-ID']),
    )
  })

  test('knows no other file', async () => {
    for (const id of ['x', '../secret', '', '0000000000000', '..%2f..%2fx']) {
      await expect(readOutboxMail(folder, id), id).rejects.toMatchObject({ code: 'mail.not_found' })
    }
  })

  test('stays usable beside a file that is no mail, and a very long one', async () => {
    mkdirSync(folder, { recursive: true })
    const [junk, long] = [newId(), newId()]
    writeFileSync(join(folder, `${junk}.eml`), Buffer.from([0, 1, 2, 255, 254]))
    writeFileSync(join(folder, `${long}.eml`), `Subject: long\r\n\r\n${'x'.repeat(3_000_000)}`)
    const { entries } = await listOutbox(folder, { limit: 2 })
    expect(entries.map(({ id }) => id)).toEqual([long, junk])
    expect((await readOutboxMail(folder, long)).text.length).toBeLessThan(1_100_000)
  })

  test('forgets what is old', async () => {
    const old = await write('旧')
    utimesSync(join(folder, `${old}.eml`), now, new Date('2020-01-01'))
    await mail.sweep(new Date('2021-01-01'))
    await expect(readOutboxMail(folder, old)).rejects.toMatchObject({ code: 'mail.not_found' })
    expect((await listOutbox(folder, { limit: 50 })).entries.length).toBeGreaterThan(3)
  })
})
