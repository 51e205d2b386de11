import { CodedError } from '../../kernel/errors.ts'

/** Behind a page that takes this long lies a database that neither answers nor refuses. */
const PATIENCE_MS = 8_000
/** When the database is known to be away. */
const SHORT_PATIENCE_MS = 1_000

/**
 * What `work` gives, if it gives it in time. Throws `http.unavailable` else: a connection cut without a word would let
 * readers wait for a quarter of an hour. `connected`: whether the database answered its last heartbeat.
 */
export async function inTime<T>(work: Promise<T>, connected: boolean): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const give = (): void => reject(new CodedError('http.unavailable', { reason: 'no answer in time' }))
    timer = setTimeout(give, connected ? PATIENCE_MS : SHORT_PATIENCE_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
