/** Why the tree should end. */
export type EndReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'orphaned'

const PARENT_INTERVAL_MS = 200

/**
 * Calls `act` at each signal that asks for an end, and once when the npm that runs `npm start` is gone: whoever kills
 * npm wants the portal to be gone too, and no signal says so. Under a shell or a service manager a lost parent is no
 * reason to end.
 */
export function onEnd(act: (reason: EndReason) => void, env: NodeJS.ProcessEnv = process.env): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => act(signal))
  if (env.npm_lifecycle_event !== 'start') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act('orphaned')
  }, PARENT_INTERVAL_MS)
  timer.unref()
}
