import { setTimeout as wait } from 'node:timers/promises'
import { type Database, transact } from '../../platform/database/index.ts'
import type { JobKind } from '../../platform/jobs/index.ts'
import { beginTelling, tellSome } from './telling.ts'

/** The kind of job that tells followers of a new article. */
export const TELL_FOLLOWERS = 'notices.tell-followers'

/** Followers told in one transaction. */
const AT_ONCE = 1000
/** After each of them the job rests twice as long as it worked: a third of one connection, whatever the number. */
const REST = 2
/** A job is ended by its queue after a quarter of an hour; what is left then is another run's. */
const LONGEST_MS = 10 * 60_000

type Context = { database: Database; now: () => Date }

/** Tells followers, some at a time; a run that was cut off is taken up where its last transaction ended. */
export const tellFollowersJob: JobKind<Context> = {
  name: TELL_FOLLOWERS,
  retry: { limit: 50, delaySeconds: 1, maxDelaySeconds: 60 },
  run: ({ database, now }, data) => tellFollowers(database, String(data.articleId), now),
}

/** Tells all followers of an article once. Throws when there is more than one run can do, to be called again. */
export async function tellFollowers(database: Database, articleId: string, now: () => Date): Promise<void> {
  const end = performance.now() + LONGEST_MS
  if (!(await transact(database, (tx) => beginTelling(tx, articleId, now())))) return
  for (;;) {
    const begun = performance.now()
    if (!(await transact(database, (tx) => tellSome(tx, { articleId, atOnce: AT_ONCE, now: now() })))) return
    if (performance.now() > end) throw new Error('followers are left to be told')
    await wait(REST * (performance.now() - begun))
  }
}
