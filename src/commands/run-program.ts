import { CodedError } from '../kernel/errors.ts'
import type { Command, Io } from './command.ts'

/** Where commands are found. */
export type Registry = {
  commandNames: string[]
  findCommand(name: string): Promise<Command | undefined>
}

const FAILED = 1
const MISUSED = 2

/**
 * Runs `masthead` with its arguments and gives the exit code: 0 done, 1 failed, 2 used wrongly. What a person can
 * mend is one line on stderr; for everything else the stack is shown when MASTHEAD_DEBUG is set.
 */
export async function runProgram(argv: string[], registry: Registry, io: Io = processIo()): Promise<number> {
  const [name = '', ...args] = argv
  if (['', '--help', '-h', 'help'].includes(name)) {
    const out = name === '' ? io.stderr : io.stdout
    out.write(await overview(registry))
    return name === '' ? MISUSED : 0
  }
  if (name === '--version') {
    io.stdout.write(`${(await import('../../package.json')).version}\n`)
    return 0
  }
  const command = await registry.findCommand(name)
  if (!command) {
    io.stderr.write(`masthead: there is no command “${name.slice(0, 40)}”; see masthead --help\n`)
    return MISUSED
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout.write(`${command.usage.trimEnd()}\n`)
    return 0
  }
  try {
    return await command.run(args, io)
  } catch (error) {
    return tell(error, name, io)
  }
}

function tell(error: unknown, name: string, io: Io): number {
  if (error instanceof CodedError) {
    const misused = error.code === 'command.usage'
    io.stderr.write(`masthead: ${error.message}${misused ? `; see masthead ${name} --help` : ''}\n`)
    if (io.env.MASTHEAD_DEBUG && error.cause) io.stderr.write(`${describe(error.cause)}\n`)
    return misused ? MISUSED : FAILED
  }
  const message = error instanceof Error ? error.message : String(error)
  io.stderr.write(
    io.env.MASTHEAD_DEBUG
      ? `${describe(error)}\n`
      : `masthead: ${name} failed: ${message.split('\n')[0]} (MASTHEAD_DEBUG=1 shows more)\n`,
  )
  return FAILED
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

async function overview({ commandNames, findCommand }: Registry): Promise<string> {
  const commands = await Promise.all(
    commandNames.map(async (name) => `  ${name.padEnd(10)}${(await findCommand(name))?.summary ?? ''}`),
  )
  return [
    'Usage: masthead COMMAND [OPTION…]',
    '',
    ...commands,
    '',
    '`masthead COMMAND --help` tells more about one. Settings come from the environment: see docs/operating.md.',
    '',
  ].join('\n')
}

function processIo(): Io {
  return { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() }
}
