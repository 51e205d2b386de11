/** Fields of a log line, beside its message. Secrets never go here. */
export type LogFields = Record<string, unknown>

/** A structured log: one line an event. */
export type Log = {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

type Level = 'info' | 'warn' | 'error'

/**
 * Writes one line an event to `stream`: JSON where a machine reads it (the default off a terminal), plain text on a
 * terminal. `part` names the process of the tree that speaks (`web 1`, `jobs`, `database`).
 */
export function createLog(
  part: string,
  stream: NodeJS.WritableStream & { isTTY?: boolean } = process.stderr,
): Log {
  const write = (level: Level, message: string, fields: LogFields = {}): void => {
    const line = stream.isTTY
      ? plainLine(level, part, message, fields)
      : jsonLine(level, part, message, fields)
    stream.write(`${line}\n`)
  }
  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  }
}

/** A log that says nothing, for tests and short commands. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }

/** An error as fields of a log line. */
export function errorFields(error: unknown): LogFields {
  // Libraries emit things that look like errors and are none.
  if (typeof error !== 'object' || error === null || !('message' in error)) return { error: String(error) }
  const { message, code, stack } = error as { message: unknown; code?: unknown; stack?: unknown }
  return { error: String(message), code, stack }
}

function jsonLine(level: Level, part: string, message: string, fields: LogFields): string {
  return JSON.stringify({ time: new Date().toISOString(), level, part, message, ...fields })
}

function plainLine(level: Level, part: string, message: string, fields: LogFields): string {
  const { stack, ...rest } = fields
  const details = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const head = level === 'info' ? `[${part}]` : `[${part}] ${level}:`
  const tail = typeof stack === 'string' ? `\n${stack}` : ''
  return [head, message, ...details].join(' ') + tail
}
