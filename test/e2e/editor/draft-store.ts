import type { Fields } from '../../../src/client/editor/page-data.ts'
import { checkDocument } from '../../../src/kernel/document/index.ts'

type Answer = { status: number; json: unknown }
type Put = { baseVersion: number; session: string; fields: Partial<Fields> }

const EXPIRES = 60_000

/** The working copy of one article as the studio keeps it: versions, who writes, sides that lost. */
export function createDraftStore(fields: Fields) {
  const store = {
    version: 1,
    fields,
    savedAt: null as string | null,
    session: '',
    sessionSince: 0,
    writing: undefined as { session: string; name: string; since: string; seen: number } | undefined,
    copies: [] as unknown[],
    puts: [] as Put[],
    put(put: Put, name = '我'): Answer {
      store.puts.push(put)
      const isOwn = store.session === put.session && put.baseVersion >= store.sessionSince
      if (put.baseVersion !== store.version && !isOwn) return conflict()
      const other = hold(put.session, name, false)
      if (other) return { status: 423, json: { code: 'draft.taken', by: other.name, since: other.since } }
      if (put.fields.body) checkDocument(put.fields.body)
      if (store.session !== put.session) store.sessionSince = store.version
      store.session = put.session
      store.fields = { ...store.fields, ...put.fields }
      store.version += 1
      store.savedAt = new Date().toISOString()
      return { status: 200, json: { version: store.version, savedAt: store.savedAt } }
    },
    write(asked: { session: string; takeOver?: boolean; leave?: boolean }, name = '我'): Answer {
      if (asked.leave) {
        if (store.writing?.session === asked.session) store.writing = undefined
        return { status: 200, json: { writing: null } }
      }
      const other = hold(asked.session, name, asked.takeOver === true)
      return { status: 200, json: { writing: other ? { name: other.name, since: other.since } : null } }
    },
  }
  return store

  function conflict(): Answer {
    const { version, savedAt } = store
    return {
      status: 409,
      json: { code: 'draft.conflict', version, savedAt, by: '李四', fields: store.fields },
    }
  }

  function hold(session: string, name: string, takeOver: boolean) {
    const { writing } = store
    const now = Date.now()
    if (writing && writing.session !== session && now - writing.seen < EXPIRES && !takeOver) return writing
    const since = writing?.session === session ? writing.since : new Date(now).toISOString()
    store.writing = { session, name, since, seen: now }
    return undefined
  }
}

export type DraftStore = ReturnType<typeof createDraftStore>
