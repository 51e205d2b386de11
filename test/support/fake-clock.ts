import type { Clock } from '../../src/platform/waker.ts'

/** A clock that stands until it is set; then everything that was asked for by that time happens, in its order. */
export function fakeClock(start: Date) {
  let now = start
  const calls = new Map<number, { at: number; call: () => void }>()
  let last = 0
  const clock: Clock = {
    now: () => now,
    after(milliseconds, call) {
      const id = ++last
      calls.set(id, { at: now.getTime() + milliseconds, call })
      return () => calls.delete(id)
    },
  }
  const set = (to: Date): void => {
    now = to
    for (const [id, { at, call }] of [...calls].sort((a, b) => a[1].at - b[1].at))
      if (at <= to.getTime() && calls.delete(id)) call()
  }
  return { clock, set, sleeping: () => calls.size }
}
