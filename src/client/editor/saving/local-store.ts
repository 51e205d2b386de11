/** What somebody has written and the server has not yet acknowledged. */
export type LocalRecord = {
  /** `articleId/session`. */
  key: string
  articleId: string
  /** Whose text it is: another person on the same machine does not get it. */
  personId: string
  session: string
  /** The version of the server that it was written on. */
  version: number
  /** Only what has changed since that version, as JSON: a text is cloned quicker than a tree. */
  fields: string
  changedAt: number
}

export type LocalStore = {
  put(record: LocalRecord): Promise<void>
  remove(key: string): Promise<void>
  /** Newest first. */
  of(articleId: string, personId: string): Promise<LocalRecord[]>
  /** Keeps the losing side of a choice. */
  keep(record: LocalRecord): Promise<void>
}

const NAME = 'masthead-editor'
const AWAITING = 'unsaved'
const KEPT = 'kept'

/** The browser's own database. Throws when the browser has none for this site (private windows of some). */
export async function openLocalStore(): Promise<LocalStore> {
  const opening = indexedDB.open(NAME, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(AWAITING, { keyPath: 'key' })
    opening.result.createObjectStore(KEPT, { autoIncrement: true })
  }
  const database = await settle(opening)
  // Another window of a newer page: let it have its way.
  database.onversionchange = () => database.close()
  return {
    put: (record) => write(AWAITING, (store) => store.put(record)),
    remove: (key) => write(AWAITING, (store) => store.delete(key)),
    keep: (record) => write(KEPT, (store) => store.put(record)),
    async of(articleId, personId) {
      const range = IDBKeyRange.bound(`${articleId}/`, `${articleId}/\uffff`)
      const store = database.transaction(AWAITING).objectStore(AWAITING)
      const records: LocalRecord[] = await settle(store.getAll(range))
      return records
        .filter((record) => record.personId === personId)
        .sort((a, b) => b.changedAt - a.changedAt)
    },
  }

  function write(name: string, act: (store: IDBObjectStore) => IDBRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      // Strict: a machine that loses its power has it too.
      const transaction = database.transaction(name, 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => resolve()
      transaction.onerror = transaction.onabort = () => reject(transaction.error)
      act(transaction.objectStore(name))
    })
  }
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
