import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a server took: the envelope's addresses, whether it came encrypted, and the message as mailparser reads it. */
export type Taken = {
  from: string
  to: string[]
  secure: boolean
  user: string | undefined
  raw: string
  mail: ParsedMail
}

export type SmtpServer = { port: number; taken: Taken[]; stop(): Promise<void> }

/** A real SMTP server on this machine. Without `authOptional: false` anybody may send. `port`: to come back on. */
export async function startSmtp(options: SMTPServerOptions & { port?: number } = {}): Promise<SmtpServer> {
  const { port = 0, ...rest } = options
  const taken: Taken[] = []
  const server = new SMTPServer({
    authOptional: true,
    // Its name in greetings; the machine's own may take seconds to look up.
    name: 'mail.example.test',
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        taken.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user,
          raw: raw.toString(),
          mail: await simpleParser(raw),
        })
        done()
      })
    },
    ...rest,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** An answer of the server with a code and words. */
export function smtpAnswer(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}
