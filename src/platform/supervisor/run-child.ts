import { flushCompileCache } from 'node:module'
import type { Answer, Order } from './messages.ts'

/** What a process of the tree does once it may. */
export type Work = (env: Record<string, string | undefined>) => Promise<{ close(): Promise<void> }>

/**
 * The life of a process below the supervisor: load the code, wait for `go`, work, drain on `stop`. It ends at once
 * when the supervisor is gone, for nobody would stop it or see it. Signals are the supervisor's business: Ctrl-C
 * reaches every process of a terminal, and whoever ended at once could not drain.
 */
export async function runChild(load: () => Promise<Work>): Promise<void> {
  process.on('disconnect', () => process.exit(1))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
  const orders = listen()
  const work = await load()
  const begun = work({ ...process.env, ...(await orders.go) }).catch(fail)
  let closing: Promise<void> | undefined
  orders.onStop((graceMs) => {
    setTimeout(() => process.exit(1), graceMs).unref()
    closing ??= begun.then((running) => running?.close()).then(() => process.exit(0))
    return closing
  })
  if (!(await begun)) return
  answer({ answer: 'ready' })
  // The next start finds the code compiled, also when this one is killed.
  setTimeout(flushCompileCache, 3_000).unref()
}

function listen(): {
  go: Promise<Record<string, string>>
  onStop(act: (graceMs: number) => Promise<void>): void
} {
  let stop: (graceMs: number) => Promise<void> = async () => process.exit(0)
  const go = new Promise<Record<string, string>>((resolve) => {
    process.on('message', (message: Order) => {
      if (message.order === 'go') resolve(message.env)
      if (message.order === 'stop') stop(message.graceMs).catch(fail)
    })
  })
  return { go, onStop: (act) => (stop = act) }
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  // The reason must be out before the process is.
  process.send?.({ answer: 'failed', reason } satisfies Answer, undefined, {}, () => process.exit(1))
  setTimeout(() => process.exit(1), 1000).unref()
}

function answer(message: Answer): void {
  process.send?.(message)
}
