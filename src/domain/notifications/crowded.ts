import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'

/** So many that nobody looked at, and mails and messages to browsers stop. */
const ENOUGH = 3
const WITHIN_MS = 24 * 3600_000
/** Only the latest are looked through, however many there are. */
const LOOKED_AT = 100

/**
 * Whether a person was told enough of one thing: three notices of a kind whose addresses begin with `under`, within a
 * day, which they did not read. What is not on the site cannot be read there, and counts for the day.
 */
export async function isCrowded(
  tx: Tx,
  { personId, kind, under, now }: { personId: string; kind: string; under: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql`
    select from (
      select kind, href, read_at, on_site, notified_at from notification
       where person_id = ${personId} order by id desc limit ${sql.lit(LOOKED_AT)}) latest
     where kind = ${kind} and starts_with(href, ${under}) and (read_at is null or not on_site)
       and notified_at > ${new Date(now.getTime() - WITHIN_MS)}
     limit ${sql.lit(ENOUGH)}`.execute(tx.db)
  return rows.length === ENOUGH
}
