import { type Database, statement } from '../../platform/database/index.ts'
import { dayOf } from './visitor.ts'

const DAY_MS = 86_400_000

const daily = statement<{ day: string; reads: number }>(
  'select day::text, reads from account_reads_daily where account_id = $1 and day > $2::date and day <= $3::date order by day',
)

/**
 * Reads of an account's articles on each of the last `days` days (UTC), the oldest first, without gaps. One query, by
 * key.
 */
export async function readsOfAccount(
  database: Pick<Database, 'pool'>,
  accountId: string,
  { days, now }: { days: number; now: Date },
): Promise<{ day: string; reads: number }[]> {
  const first = new Date(now.getTime() - days * DAY_MS)
  const rows = await daily(database, [accountId, dayOf(first), dayOf(now)])
  const found = new Map(rows.map(({ day, reads }) => [day, reads]))
  return Array.from({ length: days }, (_, at) => {
    const day = dayOf(new Date(first.getTime() + (at + 1) * DAY_MS))
    return { day, reads: found.get(day) ?? 0 }
  })
}
