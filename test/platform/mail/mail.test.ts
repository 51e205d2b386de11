import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, describe, expect, test } from 'vitest'
import { CodedError } from '../../../src/kernel/errors.ts'
import { type Letter, openMail } from '../../../src/platform/mail/index.ts'
import { type SmtpServer, smtpAnswer, startSmtp } from '../../support/smtp.ts'

const letter: Letter = {
  id: '06a1b2c3d4e5f',
  to: 'reader@example.test',
  subject: '欢迎 to Masthead',
  text: 'First line.\n.\nA line after a lonely point.\n',
  html: '<p>First line.</p>',
  fromName: '江城号',
  now: new Date('2026-05-01T08:00:00Z'),
}

const open: { stop(): Promise<void> }[] = []
const folders: string[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function server(options: Parameters<typeof startSmtp>[0] = {}): Promise<SmtpServer> {
  const started = await startSmtp(options)
  open.push(started)
  return started
}

function mailTo(smtpUrl: string | undefined, host = 'news.example.test') {
  const dataDir = mkdtempSync(join(tmpdir(), 'masthead-mail-'))
  folders.push(dataDir)
  return { mail: openMail({ smtpUrl, dataDir, host }), outbox: join(dataDir, 'outbox') }
}

async function failureOf(work: Promise<unknown>): Promise<CodedError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(CodedError)
  return error as CodedError
}

describe('mail by SMTP', () => {
  test('arrives with its headers, encrypted where the server can', async () => {
    const smtp = await server()
    const { mail } = mailTo(`smtp://127.0.0.1:${smtp.port}`)
    expect(await mail.send(letter)).toMatch(/^250/)
    const [got] = smtp.taken
    expect(got).toMatchObject({
      from: 'noreply@news.example.test',
      to: ['reader@example.test'],
      secure: true,
    })
    expect(got?.mail.subject).toBe(letter.subject)
    expect(got?.mail.from?.value).toEqual([{ name: '江城号', address: 'noreply@news.example.test' }])
    expect(got?.mail.text?.trim()).toBe(letter.text.trim())
    expect(got?.mail.html).toContain('<p>First line.</p>')
    expect(got?.mail.messageId).toBe('<06a1b2c3d4e5f@news.example.test>')
    expect(got?.mail.date).toEqual(letter.now)
    expect(JSON.stringify(got?.mail.headers.get('list'))).toContain('news.example.test')
    expect(got?.mail.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('travels in the open when the server knows no encryption and no password is at stake', async () => {
    const smtp = await server({ hideSTARTTLS: true })
    await mailTo(`smtp://127.0.0.1:${smtp.port}`).mail.send(letter)
    expect(smtp.taken[0]?.secure).toBe(false)
  })

  test('uses TLS from the first byte with smtps', async () => {
    const smtp = await server({ secure: true })
    await mailTo(`smtps://127.0.0.1:${smtp.port}`).mail.send(letter)
    expect(smtp.taken[0]?.secure).toBe(true)
  })

  test('signs in, and a refused password is the operator’s to put right', async () => {
    const smtp = await server({
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        password === 'p@ss/word' ? done(null, { user: username }) : done(smtpAnswer(535, 'Wrong password')),
    })
    await mailTo(`smtp://portal:p%40ss%2Fword@127.0.0.1:${smtp.port}`).mail.send(letter)
    expect(smtp.taken[0]?.user).toBe('portal')
    const failure = await failureOf(mailTo(`smtp://portal:no@127.0.0.1:${smtp.port}`).mail.send(letter))
    expect(failure.code).toBe('mail.undelivered')
    expect(failure.details.words).toContain('Wrong password')
    expect(JSON.stringify(failure.details)).not.toContain('no@')
  })

  test('tells a final refusal from one that may pass', async () => {
    let code = 550
    const smtp = await server({
      onRcptTo: (_to, _session, done) => done(smtpAnswer(code, 'No such box here')),
    })
    const { mail } = mailTo(`smtp://127.0.0.1:${smtp.port}`)
    const refused = await failureOf(mail.send(letter))
    expect(refused.code).toBe('mail.refused')
    expect(refused.details.words).toContain('No such box here')
    code = 451
    expect((await failureOf(mail.send(letter))).code).toBe('mail.undelivered')
    expect(smtp.taken).toEqual([])
  })

  test('fails as undelivered when nobody listens, and arrives once the server is back', async () => {
    const smtp = await startSmtp()
    const { mail } = mailTo(`smtp://127.0.0.1:${smtp.port}`)
    await smtp.stop()
    expect((await failureOf(mail.send(letter))).code).toBe('mail.undelivered')
    const back = await server({ port: smtp.port })
    await mail.send(letter)
    expect(back.taken).toHaveLength(1)
  })

  test('lets no text begin a header or another recipient', async () => {
    const smtp = await server()
    const { mail } = mailTo(`smtp://127.0.0.1:${smtp.port}`)
    const evil = 'x\r\nBcc: victim@example.test\r\n\r\nbody'
    await mail.send({ ...letter, subject: evil, fromName: evil, headers: { 'List-Id': evil } })
    const [got] = smtp.taken
    expect(got?.to).toEqual(['reader@example.test'])
    expect(got?.mail.bcc).toBeUndefined()
    expect(got?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
    const addresses = [
      'a@x.test, b@x.test',
      'a@x.test\r\nBcc: b@x.test',
      'A <a@x.test>',
      'a@x.test;b@x.test',
      '',
    ]
    for (const to of addresses) {
      expect((await failureOf(mail.send({ ...letter, to }))).code).toBe('mail.address_invalid')
    }
    expect(smtp.taken).toHaveLength(1)
  })
})

describe('mail without a server', () => {
  test('is written whole into the outbox, for its owner only', async () => {
    const { mail, outbox } = mailTo(undefined)
    expect(mail.way).toBe('outbox')
    await mail.send(letter)
    await mail.send({ ...letter, subject: 'Again' })
    expect(readdirSync(outbox)).toEqual(['06a1b2c3d4e5f.eml'])
    const path = join(outbox, '06a1b2c3d4e5f.eml')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const parsed = await simpleParser(readFileSync(path))
    expect(parsed.subject).toBe('Again')
    expect(parsed.messageId).toBe('<06a1b2c3d4e5f@news.example.test>')
  })
})
