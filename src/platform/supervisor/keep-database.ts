import { setTimeout as sleep } from 'node:timers/promises'
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../database/embedded/index.ts'

/** The embedded server, started again when it dies. Its URL stays the same. */
export type KeptDatabase = { url: string; stop(): Promise<void> }

const TRIES = 5
const STEADY_MS = 10_000

/**
 * Starts the embedded server and keeps it alive; `giveUp` is called when it died and cannot be started again. Errors
 * of the first start are thrown: `database.*`.
 */
export async function keepDatabase(
  options: EmbeddedOptions,
  giveUp: (reason: string) => void,
): Promise<KeptDatabase> {
  let server = await startEmbedded(options)
  let stopping = false
  let restarting: Promise<void> | undefined
  watch()

  function watch(): void {
    const started = Date.now()
    server.exited.then(() => {
      if (!stopping) restarting = restart(Date.now() - started > STEADY_MS ? 0 : 1_000)
    })
  }

  async function restart(delay: number): Promise<void> {
    options.log.error('the database server ended and is started again', { pid: server.pid })
    for (let attempt = 1; !stopping; attempt += 1) {
      await sleep(delay * (attempt - 1))
      try {
        server = await startEmbedded({ ...options, ...(server.port && { port: server.port }) })
        options.log.info('the database server is back', { pid: server.pid })
        return watch()
      } catch (error) {
        if (attempt >= TRIES) return giveUp((error as Error).message)
        await sleep(500)
      }
    }
  }

  return {
    url: server.url,
    async stop() {
      stopping = true
      await restarting
      await (server as Embedded).stop()
    },
  }
}
