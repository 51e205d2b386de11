import { setTimeout as wait } from 'node:timers/promises'
import { type Database, transact } from '../../platform/database/index.ts'
import { enqueue, type JobKind } from '../../platform/jobs/index.ts'
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
  retry: { limit: 50, delaySeconds: 1, maxDelaySeconds: 60 },
  longestSeconds: GIVEN_UP_SECONDS,
  run: ({ database, now }, data) => tellFollowers(database, String(data.articleId), now),
}

/** Tells all followers of an article once. When there are more than one run can tell, another is put down for them. */
export async function tellFollowers(
  database: Database,
  articleId: string,
  now: () => Date,
  { atOnce = AT_ONCE, longestMs = LONGEST_MS } = {},
): Promise<void> {
  const end = performance.now() + longestMs
  if (!(await transact(database, (tx) => beginTelling(tx, articleId, now())))) return
  for (;;) {
    const begun = performance.now()
    if (!(await transact(database, (tx) => tellSome(tx, { articleId, atOnce, now: now() })))) return
    if (performance.now() > end) return transact(database, (tx) => enqueue(tx, TELL_FOLLOWERS, { articleId }))
    await wait(REST * (performance.now() - begun))
  }
}
