import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { RuleSettings } from '../settings/index.ts'

const DAY_MS = 86_400_000

/** How often a person was refused, and until when they wait before another try; null when they need not wait. */
export type Waiting = { refusals: number; until: Date | null }

/**
 * The waiting time after refusals: one setting for the first, another for later ones, from the latest refusal on. A
 * refusal that was undone, or overturned by an appeal, does not count. One query.
 */
export async function waitOf(
  db: Db | Tx['db'],
  personId: string,
  { applicationWaitDays: [first, later] }: Pick<RuleSettings, 'applicationWaitDays'>,
  now: Date,
): Promise<Waiting> {
  const { rows } = await sql<{ refusals: number; last: Date | null }>`
    select count(distinct a.id)::int as refusals, max(s.at) as last
      from application a join application_step s on s.application_id = a.id and s.kind = 'refused'
     where a.person_id = ${personId} and a.state = 'refused'`.execute(db)
  const { refusals, last } = rows[0] ?? { refusals: 0, last: null }
  if (!last) return { refusals, until: null }
  const until = new Date(last.getTime() + (refusals > 1 ? later : first) * DAY_MS)
  return { refusals, until: until > now ? until : null }
}
