import { type Kysely, sql } from 'kysely'
import type { DB } from './generated/schema.ts'
import { PURGE_CHANNEL } from './purge-channel.ts'

/** Goes along with tags that were purged at their pace: every process then looks for what is still waiting. */
export const PACE_TAG = 'paced'

/** A tag is purged at once when it was not within this time before; otherwise at its end, once for all writes. */
const WINDOW_MS = 500
const LOOK_MS = 200
/** So long after the last purge somebody may still be committing what has to be purged. */
const ACTIVE_MS = 5000
const MOST_AT_ONCE = 200

/**
 * Which of these tags a writing transaction purges itself; the others were purged just now, and are marked as waiting.
 * Locks a row for each tag until the commit: the last thing that a transaction does, in the order of the tags.
 */
export async function dueTags(db: Kysely<DB>, tags: readonly string[]): Promise<string[]> {
  if (tags.length === 0) return []
  const { rows } = await sql<{ tag: string; waiting: boolean }>`
    insert into purge_pace as p (tag, purged_at, waiting)
    select tag, clock_timestamp(), false from unnest(${[...tags].sort()}::text[]) as tag
        on conflict (tag) do update set
           waiting = p.purged_at > excluded.purged_at - ${`${WINDOW_MS} ms`}::interval,
           purged_at = case when p.purged_at > excluded.purged_at - ${`${WINDOW_MS} ms`}::interval
                            then p.purged_at else excluded.purged_at end
    returning tag, waiting`.execute(db)
  return rows.filter((row) => !row.waiting).map((row) => row.tag)
}

/** Purges the tags whose time has come, wherever they were written; a tag that is being written waits for the next look. */
export async function purgeWaiting(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ purged: number }>`
    with due as (
      select tag from purge_pace where waiting and purged_at < clock_timestamp() - ${`${WINDOW_MS} ms`}::interval
       order by purged_at limit ${sql.lit(MOST_AT_ONCE)} for update skip locked),
    purged as (
      update purge_pace set waiting = false, purged_at = clock_timestamp() where tag in (select tag from due) returning tag)
    select count(*)::int as purged,
           case when count(*) > 0 then pg_notify(${PURGE_CHANNEL}, ${PACE_TAG} || string_agg(E'\n' || tag, '')) end
      from purged`.execute(db)
  return rows[0]?.purged ?? 0
}

/** Forgets the tags that were last purged more than an hour ago; there would be one for each article. */
export async function forgetPaces(db: Kysely<DB>): Promise<void> {
  await sql`delete from purge_pace where not waiting and purged_at < clock_timestamp() - interval '1 hour'`.execute(
    db,
  )
}

/**
 * Looks for waiting tags while such are being written, in every process that hears of purges: whichever is first
 * purges them, and should one be killed the others do. Without writes it asks nothing.
 */
export class PurgePace {
  private readonly db: Kysely<DB>
  private activeUntil = 0
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> | undefined

  constructor(db: Kysely<DB>) {
    this.db = db
  }

  hear(tags: readonly string[] | 'all'): void {
    // After 'all' nothing stale is left to purge.
    if (tags === 'all' || !tags.includes(PACE_TAG)) return
    this.activeUntil = performance.now() + ACTIVE_MS
    this.timer ??= setInterval(() => this.beat(), LOOK_MS).unref()
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    this.activeUntil = Number.NEGATIVE_INFINITY
    await this.looking
  }

  private beat(): void {
    if (performance.now() > this.activeUntil) {
      clearInterval(this.timer)
      this.timer = undefined
      return
    }
    // While the database is away nothing is served from the cache either; the next look comes soon.
    this.looking ??= purgeWaiting(this.db)
      .catch(() => 0)
      .then(() => {
        this.looking = undefined
      })
  }
}
