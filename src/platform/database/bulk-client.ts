import { hash } from 'node:crypto'
import type { Duplex } from 'node:stream'
import pg from 'pg'

/** Statements with more values differ from call to call (rows of an insert) and are not worth a name. */
const MOST_VALUES = 40
const MOST_NAMES = 300

/**
 * A connection for bulk work: a statement with values gets a name, so that the server reads and plans it once and not
 * each time it is asked; and statements that are asked for together are sent together, since a system call for each of
 * them costs more than the statement.
 */
export class BulkClient extends pg.Client {
  private readonly names = new Map<string, string>()
  private holding = false

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of `query` take everything; only one form is changed.
  override query(...args: any[]): any {
    const [text, values] = args
    const isPlain = typeof text === 'string' && Array.isArray(values) && args.length === 2
    this.hold()
    const name = isPlain && values.length > 0 && values.length <= MOST_VALUES ? this.nameOf(text) : undefined
    if (name) return super.query({ name, text, values })
    return super.query(...(args as Parameters<pg.Client['query']>))
  }

  /** Holds what is written back until everything that can go on now has asked what it wants. */
  private hold(): void {
    const { stream } = (this as unknown as { connection: { stream: Duplex } }).connection
    if (this.holding || !stream.writable) return
    this.holding = true
    stream.cork()
    process.nextTick(() => {
      this.holding = false
      stream.uncork()
    })
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text)
    if (known || this.names.size >= MOST_NAMES) return known
    const name = `b${hash('sha1', text, 'hex').slice(0, 20)}`
    this.names.set(text, name)
    return name
  }
}
