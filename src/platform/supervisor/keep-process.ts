import type { ChildProcess } from 'node:child_process'
import type { Log } from '../log.ts'
import type { Answer, Order } from './messages.ts'

/** A process that is replaced when it dies. */
export type KeptProcess = {
  /** Lets it begin, now and after each replacement. */
  go(env: Record<string, string>): void
  /** Resolves when it works for the first time. */
  ready: Promise<void>
  /** Lets it finish for at most `graceMs`, then kills it. It is not replaced any more. */
  stop(graceMs: number): Promise<void>
}

export type KeepOptions = {
  /** For the log: `web 1`, `jobs`. */
  name: string
  fork(): ChildProcess
  log: Log
  /** Called when it failed to begin so often that another try is pointless. */
  giveUp(reason: string): void
}

const TRIES = 5
const FIRST_DELAY_MS = 100
const LONGEST_DELAY_MS = 10_000
const STEADY_MS = 10_000

/**
 * Keeps a process alive. One that ends after it worked for a while is replaced at once; one that ends soon after it
 * began waits longer each time; five that never came to work are the end.
 */
export function keepProcess({ name, fork, log, giveUp }: KeepOptions): KeptProcess {
  const ready = Promise.withResolvers<void>()
  let env: Record<string, string> | undefined
  let stopping = false
  let falls = 0
  let stillborn = 0
  let timer: NodeJS.Timeout | undefined
  let child = begin()

  function begin(): ChildProcess {
    const started = Date.now()
    const next = fork()
    let reason = ''
    let worked = false
    next.on('message', (message: Answer) => {
      if (message.answer === 'failed') reason = message.reason
      if (message.answer !== 'ready') return
      worked = true
      stillborn = 0
      ready.resolve()
    })
    next.on('error', (error) => log.warn(`${name} does not hear us`, { error: error.message }))
    next.once('exit', (code, signal) => {
      if (stopping) return
      const steady = worked && Date.now() - started > STEADY_MS
      falls = steady ? 0 : falls + 1
      if (!worked) stillborn += 1
      const why = reason || `ended with ${signal ?? `exit code ${code}`}`
      if (stillborn >= TRIES) return giveUp(`${name} cannot begin: ${why}`)
      log.error(`${name} ended and is replaced`, { pid: next.pid, reason: why })
      const delay = falls <= 1 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (falls - 2))
      timer = setTimeout(() => {
        child = begin()
      }, delay)
    })
    if (env) order(next, { order: 'go', env })
    return next
  }

  return {
    ready: ready.promise,
    go(variables) {
      env = variables
      order(child, { order: 'go', env })
    },
    stop(graceMs) {
      stopping = true
      clearTimeout(timer)
      return end(child, graceMs)
    },
  }
}

function end(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), graceMs + 500)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    order(child, { order: 'stop', graceMs })
  })
}

function order(child: ChildProcess, message: Order): void {
  // A process that is dying cannot hear; its exit is seen elsewhere.
  if (child.connected) child.send(message, () => {})
}
