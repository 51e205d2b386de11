import type { PageData, Timing, Writing } from '../page-data.ts'

type Options = {
  page: PageData
  session: string
  timing: Timing
  /** Somebody else has the article, or (null) this window has it. */
  onWriting: (writing: Writing | null) => void
}

export type Presence = { touch(): void; takeOver(): Promise<boolean>; leave(): void }

/** After so long without a key, somebody else may have the article without asking. Milliseconds. */
const IDLE = 10 * 60_000

/** Tells the server that this window is writing, for as long as somebody is at it. */
export function createPresence({ page, session, timing, onWriting }: Options): Presence {
  let touched = Date.now()
  const beat = () => {
    if (Date.now() - touched < IDLE) void say({})
  }
  setInterval(beat, timing.heartbeat)
  beat()
  return {
    touch() {
      const wasIdle = Date.now() - touched >= IDLE
      touched = Date.now()
      if (wasIdle) beat()
    },
    takeOver: () => say({ takeOver: true }),
    leave() {
      const body = new Blob([JSON.stringify({ session, leave: true })], { type: 'application/json' })
      navigator.sendBeacon(page.urls.writing, body)
    },
  }

  async function say(more: { takeOver?: true }): Promise<boolean> {
    try {
      const answer = await fetch(page.urls.writing, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ session, ...more }),
        signal: AbortSignal.timeout(10_000),
      })
      if (!answer.ok) return false
      const { writing } = (await answer.json()) as { writing: Writing | null }
      onWriting(writing)
      return writing === null
    } catch {
      // Not reached: saving tells of it.
      return false
    }
  }
}
