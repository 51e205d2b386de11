import type { LocalRecord, LocalStore } from './local-store.ts'

/** Which window this is to the server, and what an earlier one left behind. */
export type Claim = { session: string; left?: LocalRecord }

/**
 * A window that died (closed, crashed, reloaded) is gone on with under its own session, so that the server takes it for
 * the one that was writing. Whether another window still lives is known by locks, which the browser lets go with it.
 */
export async function claimSession(
  store: LocalStore | undefined,
  page: { articleId: string; session: string; person: { id: string } },
): Promise<Claim> {
  const { articleId, session, person } = page
  const records = (await store?.of(articleId, person.id).catch(() => [])) ?? []
  for (const left of records)
    if (await hold(articleId, left.session)) return remember({ session: left.session, left })
  const last = recall()
  if (last && (await hold(articleId, last))) return { session: last }
  await hold(articleId, session)
  return remember({ session })

  function remember(claim: Claim): Claim {
    try {
      localStorage.setItem(`editor-session/${articleId}/${person.id}`, claim.session)
    } catch {
      // No storage: the next window has a session of its own.
    }
    return claim
  }

  function recall(): string | null {
    try {
      return localStorage.getItem(`editor-session/${articleId}/${person.id}`)
    } catch {
      return null
    }
  }
}

/** Whether nobody else in this browser has it; then it is held until this window is gone. */
function hold(articleId: string, session: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks.request(`writing/${articleId}/${session}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock ? new Promise(() => {}) : undefined
    })
  })
}
