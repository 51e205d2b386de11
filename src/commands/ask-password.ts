import { randomInt } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CodedError } from '../kernel/errors.ts'

/** Where a password is typed or piped in. */
export type PasswordInput = NodeJS.ReadableStream & { isTTY?: boolean }
type Output = NodeJS.WritableStream & { isTTY?: boolean }

const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz'
const LONGEST_INPUT = 4096

/** The first line of a pipe (`--password-stdin`), without its line break. */
export async function readPipedPassword(input: PasswordInput): Promise<string> {
  let text = ''
  input.setEncoding('utf8')
  for await (const chunk of input) {
    text += chunk
    if (text.includes('\n') || text.length > LONGEST_INPUT) break
  }
  return text.split(/\r?\n/)[0] ?? ''
}

/** Asks twice on a terminal, without echo. Gives undefined when nothing is typed: then one is generated. */
export async function askPassword(input: PasswordInput, output: Output): Promise<string | undefined> {
  const password = await askOnce(input, output, 'Password (empty: one is made up): ')
  if (!password) return undefined
  if ((await askOnce(input, output, 'Once more: ')) === password) return password
  throw new CodedError('password.differs', {
    message: 'the two passwords are not the same; nothing was changed',
  })
}

/** A password of 98 random bits, in groups that can be read out and typed. */
export function generatePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

async function askOnce(input: PasswordInput, output: Output, question: string): Promise<string> {
  output.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silent, terminal: true })
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void =>
      reject(new CodedError('command.stopped', { message: 'stopped; nothing was changed' }))
    lines.once('SIGINT', stop)
    lines.once('close', stop)
  })
  try {
    return await Promise.race([lines.question(''), stopped])
  } finally {
    stopped.catch(() => {})
    lines.close()
    output.write('\n')
  }
}
