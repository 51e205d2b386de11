import { createTransport } from 'nodemailer'
import { checkAddress } from './address.ts'
import { outcomeOfFailure } from './failure.ts'
import { outboxFolder, sweepOutbox } from './outbox.ts'
import { smtpOptions } from './smtp-options.ts'
import { writeToOutbox } from './write-to-outbox.ts'

const LINE_MAX = 400

/** A message to one address. */
export type Letter = {
  /** Names the message for ever: the same letter sent again has the same Message-ID. */
  id: string
  to: string
  subject: string
  text: string
  html?: string
  /** The name that stands before the address it comes from. */
  fromName?: string
  /** Instead of the address that the mailer was opened with. */
  from?: string
  headers?: Record<string, string>
  now: Date
}

/** The way out for letters. */
export type Mail = {
  /** `smtp`: to the server of SMTP_URL; `outbox`: into files of DATA_DIR. */
  way: 'smtp' | 'outbox'
  /** The server's `host:port`, or the folder. */
  place: string
  /**
   * Hands a letter over and gives the server's answer ('' from the outbox). Throws `mail.refused` where trying again
   * is no use, and `mail.undelivered` where it may be; `details.words` is what the server said.
   */
  send(letter: Letter): Promise<string>
  /** Removes mails of the outbox written before a time. */
  sweep(before: Date): Promise<void>
}

/** Opens the way out: SMTP when there is a server, otherwise files. Nothing is connected before the first letter. */
export function openMail(given: {
  smtpUrl: string | undefined
  dataDir: string
  /** The portal's own host: it names messages and, without another address, sends them. */
  host: string
}): Mail {
  const compose = (letter: Letter) => composed(letter, given.host)
  const folder = outboxFolder(given.dataDir)
  const sweep = (before: Date) => sweepOutbox(folder, before)
  if (given.smtpUrl === undefined) {
    return {
      way: 'outbox',
      place: folder,
      async send(letter) {
        await writeToOutbox(folder, letter.id, compose(letter))
        return ''
      },
      sweep,
    }
  }
  const options = smtpOptions(given.smtpUrl)
  const transport = createTransport(options)
  return {
    way: 'smtp',
    place: `${options.host}:${options.port}`,
    async send(letter) {
      const message = compose(letter)
      try {
        return String((await transport.sendMail(message)).response ?? '')
      } catch (error) {
        throw outcomeOfFailure(error)
      }
    },
    sweep,
  }
}

/** The address that letters come from when the operator chose none. */
export function defaultFrom(host: string): string {
  const isIp = /^[\d.]+$|^\[/.test(host)
  return `noreply@${isIp ? 'localhost' : host}`
}

function composed(letter: Letter, host: string) {
  const headers = Object.entries(letter.headers ?? {}).map(([name, value]) => [name, oneLine(value)])
  return {
    messageId: `<${letter.id}@${defaultFrom(host).split('@')[1]}>`,
    date: letter.now,
    from: {
      name: oneLine(letter.fromName ?? ''),
      address: checkAddress(letter.from || defaultFrom(host)),
    },
    to: { name: '', address: checkAddress(letter.to) },
    subject: oneLine(letter.subject),
    text: letter.text,
    html: letter.html,
    // RFC 2919: people sort our mails by it, whatever address they come from.
    list: { id: { url: defaultFrom(host).split('@')[1] ?? host, comment: oneLine(letter.fromName ?? '') } },
    // RFC 3834, 5: nobody's absence is answered to a machine.
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...Object.fromEntries(headers),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** What stands in a header: one line, without characters that turn the text around. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  return [...line].slice(0, LINE_MAX).join('')
}
