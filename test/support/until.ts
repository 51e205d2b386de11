import { setTimeout as wait } from 'node:timers/promises'

/** Waits until `check` gives something true; throws naming `what` when it has not by `timeoutMs`. */
export async function until<T>(
  check: () => Promise<T> | T,
  { what, timeoutMs, everyMs = 20 }: { what: string; timeoutMs: number; everyMs?: number },
): Promise<NonNullable<T>> {
  const end = performance.now() + timeoutMs
  for (;;) {
    const value = await check()
    if (value) return value
    if (performance.now() > end) throw new Error(`${what} was not there after ${timeoutMs} ms`)
    await wait(everyMs)
  }
}
