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
/** Runs are short, and what is left is another's: that of a process which was killed is taken up after two minutes. */
const LONGEST_MS = 20_000
const GIVEN_UP_SECONDS = 60

type Context = { database: Database; now: () => Date }

/** Tells followers, some at a time; a run that was cut off is taken up where its last transaction ended. */
export const tellFollowersJob: JobKind<Context> = {
  name: TELL_FOLLOWERS,
  retry: { limit: 500, delaySeconds: 1, maxDelaySeconds: 5 },
  longestSeconds: GIVEN_UP_SECONDS,
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
