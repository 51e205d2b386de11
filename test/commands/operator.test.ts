import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { operator } from '../../src/commands/operator.ts'
import { runProgram } from '../../src/commands/run-program.ts'
import { findPerson, openSessions } from '../../src/domain/people/index.ts'
import { readSettings } from '../../src/domain/settings/index.ts'
import { createTestDatabase } from '../support/database.ts'

const database = await createTestDatabase()
const sessions = openSessions({ database, publicUrl: new URL('http://localhost'), secret: '0'.repeat(64) })
const registry = { commandNames: ['operator'], findCommand: async () => operator }

type Run = { code: number; out: string; err: string }

/** Runs the command; `input` is piped in, `typed` is typed on a terminal. */
async function run(
  args: string[],
  { input, typed }: { input?: string; typed?: string[] } = {},
): Promise<Run> {
  const stdin = Object.assign(new PassThrough(), { isTTY: typed !== undefined })
  const streams = { stdout: new PassThrough(), stderr: Object.assign(new PassThrough(), { isTTY: true }) }
  if (input !== undefined) stdin.end(input)
  const io = { ...streams, stdin, env: { DATABASE_URL: database.url }, cwd: '/nonexistent' }
  let err = ''
  streams.stderr.on('data', (chunk) => {
    err += chunk
    if (/: $/.test(String(chunk))) setImmediate(() => stdin.write(`${typed?.shift() ?? ''}\r`))
  })
  const code = await runProgram(['operator', ...args], registry, io)
  return { code, out: String(streams.stdout.read() ?? ''), err }
}

function signIn(email: string, password: string): Promise<unknown> {
  return sessions.signIn({ email, password }, { address: '192.0.2.1' }, new Date())
}

describe('masthead operator', () => {
  test('create makes up a password, prints it once, and the portal counts as set up', async () => {
    const { code, out } = await run(['create', '--email', 'Op@Example.org', '--name', 'Op'])
    expect(code).toBe(0)
    const password = /only now: (\S+)/.exec(out)?.[1] ?? ''
    expect(password).toMatch(/^(\w{5}-){3}\w{5}$/)
    await signIn('op@example.org', password)
    expect((await findPerson(database.db, 'op@example.org'))?.roles).toEqual(['operator'])
    expect((await readSettings(database.db)).setUpAt).not.toBeNull()
  })

  test('create takes a piped password, and does not show it', async () => {
    const args = ['create', '--email', 'two@example.org', '--name', 'Two', '--password-stdin']
    const { code, out } = await run(args, { input: 'piped password\nmore\n' })
    expect([code, out.includes('piped')]).toEqual([0, false])
    await signIn('two@example.org', 'piped password')
    expect((await run(args, { input: '' })).out).toContain('was here already')
    await signIn('two@example.org', 'piped password')
  })

  test('reset asks twice without echo, and ends the old password', async () => {
    const args = ['reset', '--email', 'two@example.org']
    const differs = await run(args, { typed: ['typed password', 'typed passwort'] })
    expect([differs.code, differs.err]).toEqual([1, expect.stringContaining('not the same')])
    const { code, out, err } = await run(args, { typed: ['typed password', 'typed password'] })
    expect([code, `${out}${err}`.includes('typed')]).toEqual([0, false])
    await signIn('two@example.org', 'typed password')
    await expect(signIn('two@example.org', 'piped password')).rejects.toMatchObject({
      code: 'sign_in.refused',
    })
  })

  test.each<[string[], number, string]>([
    [[], 2, 'something is missing'],
    [['remove', '--email', 'op@example.org'], 2, 'operator remove'],
    [['create', '--name', 'X'], 2, '--email is missing'],
    [['create', '--email', 'x@y\r\nz', '--name', 'X'], 2, 'is not an e-mail address'],
    [['create', '--email', 'x@example.org'], 2, '--name is missing'],
    [['reset', '--email', 'nobody@example.org'], 1, 'nobody signs in with nobody@example.org'],
    [['reset', '--email', 'two@example.org', '--password-stdin'], 1, 'at least 8 characters'],
  ])('%j is one line and exit code %d', async (args, code, words) => {
    const done = await run(args, { input: 'short' })
    expect([done.code, done.err.trim().split('\n').length]).toEqual([code, 1])
    expect(done.err).toContain(words)
    expect(done.err).not.toMatch(/\bat .*\.ts:/)
  })
})
