import pg from 'pg'
import { connectionOptions } from './connection-options.ts'

/** Called with the tags to drop, or with 'all' when news may have been missed. */
export type PurgeListener = (tags: readonly string[] | 'all') => void

export const PURGE_CHANNEL = 'masthead_purge'
const HEARTBEAT_MS = 500
const LISTEN_PATIENCE_MS = 5000

/**
 * Carries purged tags between processes by LISTEN/NOTIFY. While the listening connection is not known to be alive,
 * `connected` is false and a page cache must not serve: that keeps the bound of one second between nodes even when
 * the network to the database is cut.
 */
export class PurgeChannel {
  connected = false
  private readonly listeners = new Set<PurgeListener>()
  private readonly url: string
  private readonly onSilence: () => void
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private closed = false

  /** `onSilence`: called when the server neither answers nor refuses a new connection. */
  constructor(url: string, onSilence: () => void = () => {}) {
    this.url = url
    this.onSilence = onSilence
  }

  subscribe(listener: PurgeListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Tells the listeners of this process. Called right after a commit and for each notification. */
  announce(tags: readonly string[] | 'all'): void {
    for (const listener of this.listeners) listener(tags)
  }

  /** Starts listening to other processes; reconnects by itself until closed. */
  async listen(): Promise<void> {
    if (this.closed) return
    const client = new pg.Client(connectionOptions(this.url))
    this.client = client
    client.on('error', () => this.lose(client))
    client.on('end', () => this.lose(client))
    client.on('notification', (message) => {
      this.announce(message.payload === 'all' ? 'all' : (message.payload ?? '').split('\n'))
    })
    const tooLong = setTimeout(() => {
      this.lose(client)
      this.onSilence()
    }, LISTEN_PATIENCE_MS)
    try {
      await client.connect()
      await client.query(`listen ${PURGE_CHANNEL}`)
    } catch {
      return this.lose(client)
    } finally {
      clearTimeout(tooLong)
    }
    if (this.client !== client) return
    // What was purged while nobody listened is unknown.
    this.announce('all')
    this.connected = true
    this.timer = setInterval(() => this.beat(client), HEARTBEAT_MS)
    this.timer.unref()
  }

  async close(): Promise<void> {
    this.closed = true
    this.connected = false
    clearInterval(this.timer)
    await this.client?.end().catch(() => {})
  }

  private beat(client: pg.Client): void {
    let answered = false
    // After a pause of this process the answer may lie in the socket, not read yet: timers come before it.
    const look = (): void => {
      setImmediate(() => !answered && this.lose(client))
    }
    const late = setTimeout(look, HEARTBEAT_MS)
    client.query('select 1').then(
      () => {
        answered = true
        clearTimeout(late)
      },
      () => {
        clearTimeout(late)
        this.lose(client)
      },
    )
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) return
    this.client = undefined
    this.connected = false
    clearInterval(this.timer)
    cut(client)
    if (!this.closed) setTimeout(() => void this.listen(), 100).unref()
  }
}

/** Destroys a connection's socket: a dead one may never answer `end`. What waits for it fails at once. */
export function cut(client: pg.ClientBase): void {
  ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
}
