import type { ServerResponse } from 'node:http'
import { CodedError } from '../../../../kernel/errors.ts'

/** What everybody who looks at an article's comments is told. */
export type LiveFigures = { count: number; floors: number }

export type StreamLimits = {
  /** Open at once in this process, and from one address. */
  streams: number
  perAddress: number
  /** Between two signs of life; a client that has not taken the last one by the next is dropped. */
  heartbeatMs: number
  /** Bytes that may wait for a client that reads slowly. */
  waitingBytes: number
  /** After this long the browser is to ask again: who has gone without a word is forgotten then at the latest. */
  lifetimeMs: number
}

export const STREAM_LIMITS: StreamLimits = {
  streams: 6000,
  perAddress: 30,
  heartbeatMs: 20_000,
  waitingBytes: 16 * 1024,
  lifetimeMs: 15 * 60_000,
}

type Stream = {
  articleId: string
  response: ServerResponse
  address: string
  until: number
  isBehind: boolean
}
type Room = { streams: Set<Stream>; last?: Buffer; asking?: Promise<void>; again: boolean }

const HEARTBEAT = Buffer.from(':\n\n')
const BEGIN = Buffer.from('retry: 5000\n\n')
/** Sent in one go before others may be served. */
const AT_ONCE = 500
const TAG = 'comments:'

/**
 * The open streams of one process. News comes with the purges of the page cache; each is one question to the database
 * for an article, whoever looks at it, and one message for all of them.
 */
export class CommentStreams {
  private readonly rooms = new Map<string, Room>()
  private readonly addresses = new Map<string, number>()
  private readonly ask: (articleId: string) => Promise<LiveFigures>
  private readonly limits: StreamLimits
  private readonly timer: NodeJS.Timeout
  private open = 0

  constructor(ask: (articleId: string) => Promise<LiveFigures>, limits: StreamLimits = STREAM_LIMITS) {
    this.ask = ask
    this.limits = limits
    this.timer = setInterval(() => void this.beat(), limits.heartbeatMs).unref()
  }

  get size(): number {
    return this.open
  }

  /** Throws `comment.too_many_streams` unless one more may be opened from this address. */
  admit(address: string): void {
    const { streams, perAddress } = this.limits
    if (this.open >= streams || (this.addresses.get(address) ?? 0) >= perAddress)
      throw new CodedError('comment.too_many_streams', { retryAfter: 60 })
  }

  /** Keeps a response, whose head is written, until the client goes or is dropped. */
  join(articleId: string, address: string, response: ServerResponse): void {
    const room = this.rooms.get(articleId) ?? { streams: new Set(), again: false }
    const stream: Stream = {
      articleId,
      response,
      address,
      until: Date.now() + this.limits.lifetimeMs,
      isBehind: false,
    }
    this.rooms.set(articleId, room)
    room.streams.add(stream)
    this.open += 1
    this.addresses.set(address, (this.addresses.get(address) ?? 0) + 1)
    response.on('close', () => this.leave(stream))
    response.on('error', () => response.destroy())
    response.write(BEGIN)
    if (room.last) response.write(room.last)
    else void this.tell(articleId, room)
  }

  /** Purged tags: an article's comments have changed. */
  hear(tags: readonly string[] | 'all'): void {
    if (tags === 'all') {
      for (const [articleId, room] of this.rooms) void this.tell(articleId, room)
      return
    }
    for (const tag of tags) {
      const articleId = tag.startsWith(TAG) ? tag.slice(TAG.length) : ''
      const room = this.rooms.get(articleId)
      if (room) void this.tell(articleId, room)
    }
  }

  close(): void {
    clearInterval(this.timer)
    for (const { streams } of this.rooms.values()) for (const { response } of streams) response.end()
  }

  /** Asks once however much is heard meanwhile, and once more at the end of that. */
  private async tell(articleId: string, room: Room): Promise<void> {
    if (room.asking) {
      room.again = true
      return
    }
    room.asking = this.ask(articleId)
      .then((figures) => this.send(room, figures))
      // The database is away: the next purge, or the one when it is back, tells.
      .catch(() => {})
    await room.asking
    room.asking = undefined
    if (!room.again) return
    room.again = false
    await this.tell(articleId, room)
  }

  private async send(room: Room, { count, floors }: LiveFigures): Promise<void> {
    const message = Buffer.from(`data: ${JSON.stringify({ count, floors })}\n\n`)
    if (room.last?.equals(message)) return
    room.last = message
    await each(room.streams, (stream) => this.push(stream, message))
  }

  private async beat(): Promise<void> {
    const now = Date.now()
    for (const room of [...this.rooms.values()])
      await each(room.streams, (stream) => {
        const { response } = stream
        const waiting = response.writableLength > 0
        if (waiting && stream.isBehind) this.drop(stream)
        else if (now >= stream.until) response.end()
        else this.push(stream, HEARTBEAT)
        stream.isBehind = waiting
      })
  }

  private push(stream: Stream, message: Buffer): void {
    const { response } = stream
    if (response.writableLength > this.limits.waitingBytes) this.drop(stream)
    else response.write(message)
  }

  /** Its place is free at once: a response that is destroyed does not always say that it has closed. */
  private drop(stream: Stream): void {
    stream.response.destroy()
    this.leave(stream)
  }

  private leave(stream: Stream): void {
    const room = this.rooms.get(stream.articleId)
    if (!room?.streams.delete(stream)) return
    if (room.streams.size === 0) this.rooms.delete(stream.articleId)
    this.open -= 1
    const others = (this.addresses.get(stream.address) ?? 1) - 1
    if (others > 0) this.addresses.set(stream.address, others)
    else this.addresses.delete(stream.address)
  }
}

/** A part at a time, so that a page that is asked for meanwhile does not wait for thousands of streams. */
async function each(streams: ReadonlySet<Stream>, act: (stream: Stream) => void): Promise<void> {
  let done = 0
  for (const stream of [...streams]) {
    act(stream)
    done += 1
    if (done % AT_ONCE === 0) await new Promise((next) => setImmediate(next))
  }
}
