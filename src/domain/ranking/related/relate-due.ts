import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, type Tx, transact } from '../../../platform/database/index.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { type RecommendingSettings, readSettings } from '../../settings/index.ts'
import { relateArticle } from './relate-article.ts'

/** The job that works out what is due. */
export const RELATE = 'ranking.relate'

/** Articles in one run of the job. */
const IN_A_RUN = 100
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * Puts listed articles on the list of those whose related reading is to be worked out, and enqueues that: in the
 * transaction that lists them, many or one. A listing that goes takes its rows along.
 */
export async function queueRelated(tx: Tx, articleIds: readonly string[], now: Date): Promise<void> {
  if (articleIds.length === 0) return
  await sql`
    insert into related_due (article_id, due_at)
    select id, ${now}::timestamptz from unnest(${[...articleIds].sort()}::text[]) as t(id)
    on conflict (article_id) do update set due_at = excluded.due_at`.execute(tx.db)
  await enqueue(tx, RELATE, {})
}

/**
 * Works out related reading of the articles that are due, the longest waiting first, one a transaction, at most
 * `limit`. After each it rests `rest` times as long as that took, so that thousands at once (an import) leave the
 * database to others. Several may run at once. Gives how many were done.
 */
export async function relateDue(
  database: Database,
  now: Date,
  { limit = IN_A_RUN, rest = 0 } = {},
): Promise<number> {
  const weights = await readSettings(database.db)
  for (let done = 0; done < limit; done += 1) {
    const begun = performance.now()
    if (!(await transact(database, (tx) => relateNext(tx, weights, now)))) return done
    if (rest > 0) await wait(rest * (performance.now() - begun))
  }
  return limit
}

async function relateNext(tx: Tx, weights: RecommendingSettings, now: Date): Promise<boolean> {
  const { rows } = await sql<{ article_id: string; made_at: Date | null; published_at: Date }>`
    select d.article_id, d.made_at, l.published_at
      from related_due d join lateral (select published_at from listing where article_id = d.article_id offset 0) l on true
     where d.due_at <= ${now} order by d.due_at, d.article_id limit 1 for update of d skip locked`.execute(
    tx.db,
  )
  const [next] = rows
  if (!next) return false
  const related = await relateArticle(tx, next.article_id, { weights, now })
  // Those it is related to may name it in turn; once, or news of it would go round for ever.
  if (next.made_at === null) await bringForward(tx, related, now)
  await tx.db
    .updateTable('related_due')
    .set({ made_at: now, due_at: nextDue(next.published_at, next.made_at, now) })
    .where('article_id', '=', next.article_id)
    .execute()
  return true
}

/**
 * When it is worked out again: soon after the first time, when search has counted its words and others may have come;
 * then daily in its first week, weekly for two months, and after that only when something happens to it.
 */
export function nextDue(publishedAt: Date, madeAt: Date | null, now: Date): Date | null {
  const later = (ms: number) => new Date(now.getTime() + ms)
  if (madeAt === null) return later(5 * MINUTE_MS)
  const age = now.getTime() - publishedAt.getTime()
  if (age < 7 * DAY_MS) return later(DAY_MS)
  return age < 60 * DAY_MS ? later(7 * DAY_MS) : null
}

/** In the order of their IDs, so that two never wait for one another; what another works on is left to it. */
async function bringForward(tx: Tx, articleIds: readonly string[], now: Date): Promise<void> {
  await sql`
    update related_due set due_at = least(due_at, ${now}::timestamptz)
     where article_id in (select article_id from related_due where article_id = any(${articleIds}::text[])
                           order by article_id for update skip locked)
       and made_at < ${now}::timestamptz - interval '10 minutes'`.execute(tx.db)
}
