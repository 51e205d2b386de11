import type { Fields } from '../page-data.ts'

/** What the server said to a saving. */
export type PutAnswer =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; version: number; savedAt: string; by: string | null; fields: Fields }
  | { kind: 'taken'; by: string; since: string }
  | { kind: 'signedOut' }
  | { kind: 'refused'; message: string; field?: string }
  /** Not reached, or not able to answer: to be tried again. */
  | { kind: 'unreachable' }

export type Put = { baseVersion: number; session: string; fields: Record<string, unknown> }

/** Browsers let a page that is being closed send so many bytes (Fetch, keepalive). */
const MOST_AFTER_CLOSING = 60_000
const PATIENCE = 15_000

/** Sends changed fields. `closing` lets the request outlive the page when it is small enough. */
export async function putDraft(url: string, put: Put, { closing = false } = {}): Promise<PutAnswer> {
  const body = JSON.stringify(put)
  const keepalive = closing && new Blob([body]).size < MOST_AFTER_CLOSING
  try {
    const answer = await fetch(url, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      keepalive,
      redirect: 'error',
      signal: closing ? undefined : AbortSignal.timeout(PATIENCE),
    })
    return read(answer.status, (await answer.json()) as Record<string, unknown>)
  } catch {
    return { kind: 'unreachable' }
  }
}

function read(status: number, json: Record<string, unknown>): PutAnswer {
  if (status === 200) return { kind: 'saved', ...(json as { version: number; savedAt: string }) }
  if (status === 409 && json.code === 'draft.conflict')
    return { kind: 'conflict', ...(json as { version: number; savedAt: string; by: string; fields: Fields }) }
  if (status === 423) return { kind: 'taken', ...(json as { by: string; since: string }) }
  if (status === 401) return { kind: 'signedOut' }
  if (status >= 400 && status < 500 && status !== 429 && status !== 408) {
    const { message = '', field } = json as { message?: string; field?: string }
    return { kind: 'refused', message, field }
  }
  return { kind: 'unreachable' }
}
