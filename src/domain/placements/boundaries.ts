import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { slotsTag } from './placement.ts'

/**
 * Purges the pages on which something began or ended since the last time, and remembers that it did. The moment it
 * keeps holds back nodes whose clocks are behind. Gives the pages.
 */
export async function strikeBoundaries(tx: Tx, now: Date): Promise<string[]> {
  const clock = await sql<{ struck_at: Date }>`
    select greatest(struck_at, '1970-01-01') as struck_at from placement_clock for update`.execute(tx.db)
  const since = clock.rows[0]?.struck_at ?? new Date(0)
  if (now <= since) return []
  const { rows } = await sql<{ page: string }>`
    select page from placement where ended is null and from_at > ${since} and from_at <= ${now}
    union
    select page from placement where ended is null and until_at > ${since} and until_at <= ${now}`.execute(
    tx.db,
  )
  if (rows.length === 0) return []
  await sql`update placement_clock set struck_at = ${now}`.execute(tx.db)
  const pages = rows.map((row) => row.page)
  tx.purge(...pages.map(slotsTag))
  return pages
}

/** When something on a page begins or ends next, or undefined. One query, by index. */
export async function nextBoundary(db: Db, now: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select from_at from placement where ended is null and from_at > ${now} order by from_at limit 1),
      (select nullif(until_at, 'infinity') from placement where ended is null and until_at > ${now}
        order by until_at limit 1)) as at`.execute(db)
  return rows[0]?.at ?? undefined
}
