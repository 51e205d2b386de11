import type { Timing } from '../page-data.ts'
import { createKeeper } from './keep-here.ts'
import type { LocalRecord, LocalStore } from './local-store.ts'
import type { Put, PutAnswer } from './put-draft.ts'

type Refusals = Extract<PutAnswer, { kind: 'conflict' | 'taken' | 'signedOut' | 'refused' }>
export type SaveState =
  | { kind: 'saved'; at: Date | null }
  /** Typed, kept here, not yet sent. */
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'offline'; kept: boolean }
  | Refusals

export type Saver = {
  /** A field has another value now. */
  change(name: string, value: unknown): void
  /** Sends what is unsaved at once. */
  flush(options?: { closing?: boolean }): Promise<void>
  /** Goes on from another version of the server, with its own changes still unsaved. */
  rebase(version: number): void
  /** Somebody else writes: nothing is sent until {@link Saver.resume}. */
  pause(state: Extract<PutAnswer, { kind: 'taken' }>): void
  resume(): void
  /** Forgets what is unsaved. */
  discard(): Promise<void>
  unsaved(): Record<string, unknown> | undefined
  /** Whether everything unsaved is in the browser's store. */
  isKept(): boolean
  /** The server's version that changes are made from. */
  version(): number
  state(): SaveState
}

type Options = {
  record: Pick<LocalRecord, 'articleId' | 'personId' | 'session'>
  version: number
  savedAt: Date | null
  /** What an earlier window left unsaved. */
  unsaved?: Record<string, unknown>
  store: LocalStore | undefined
  timing: Timing
  put: (put: Put, options: { closing: boolean }) => Promise<PutAnswer>
  onState: (state: SaveState) => void
}

/**
 * Keeps what changes: in the browser's store at once, on the server after a pause. One request at a time; what is typed
 * meanwhile goes with the next. A field counts as saved when the value that was sent is still the one that is there.
 */
export function createSaver(options: Options): Saver {
  const { record, store, timing, onState } = options
  const { session } = record
  const fields = new Map(Object.entries(options.unsaved ?? {}))
  let version = options.version
  let savedAt = options.savedAt
  let state: SaveState = fields.size > 0 ? { kind: 'changed' } : { kind: 'saved', at: savedAt }
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | undefined
  let sending: Promise<void> | undefined
  let failures = 0
  let blocked = false
  const keeper = createKeeper(store, record, () => ({ version, fields }))

  return {
    change(name, value) {
      fields.set(name, value)
      keeper.changed()
      if (blocked) return
      if (!sending) tell({ kind: 'changed' })
      waitingSince ??= Date.now()
      schedule(Math.min(timing.pause, Math.max(0, waitingSince + timing.most - Date.now())))
    },
    async flush({ closing = false } = {}) {
      clearTimeout(timer)
      if (closing) keeper.atOnce()
      else await sending
      if (fields.size > 0 && !blocked) await send(closing)
    },
    rebase(next) {
      version = next
      blocked = false
      keeper.changed()
    },
    pause(taken) {
      blocked = true
      clearTimeout(timer)
      tell(taken)
    },
    resume() {
      blocked = false
      failures = 0
      if (fields.size > 0) schedule(0)
      else tell({ kind: 'saved', at: savedAt })
    },
    async discard() {
      fields.clear()
      clearTimeout(timer)
      keeper.changed()
      await keeper.settled()
    },
    unsaved: () => (fields.size > 0 ? Object.fromEntries(fields) : undefined),
    isKept: () => fields.size === 0 || keeper.isKept(),
    version: () => version,
    state: () => state,
  }

  function schedule(delay: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void (sending ?? send(false)), delay)
  }

  function send(closing: boolean): Promise<void> {
    if (fields.size === 0 || blocked) return Promise.resolve()
    waitingSince = undefined
    const sent = new Map(fields)
    if (!closing) tell({ kind: 'saving' })
    const put = { baseVersion: version, session, fields: Object.fromEntries(sent) }
    const done = options.put(put, { closing }).then((answer) => {
      sending = undefined
      take(answer, sent)
    })
    sending = done
    return done
  }

  function take(answer: PutAnswer, sent: Map<string, unknown>): void {
    if (answer.kind === 'saved') {
      failures = 0
      version = answer.version
      savedAt = new Date(answer.savedAt)
      for (const [name, value] of sent) if (fields.get(name) === value) fields.delete(name)
      keeper.changed()
      if (fields.size === 0) tell({ kind: 'saved', at: savedAt })
      else schedule(timing.pause)
    } else if (answer.kind === 'unreachable') {
      failures += 1
      tell({ kind: 'offline', kept: store !== undefined })
      schedule(Math.min(timing.longestRetry, timing.retry * 2 ** (failures - 1)))
    } else {
      // Signed out or refused may pass by itself; a conflict or somebody else's writing needs a decision.
      blocked = answer.kind === 'conflict' || answer.kind === 'taken'
      tell(answer)
      if (answer.kind === 'signedOut') schedule(timing.longestRetry)
    }
  }

  function tell(next: SaveState): void {
    state = next
    onState(next)
  }
}
