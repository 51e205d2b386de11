import { type Database, statement } from '../../platform/database/index.ts'

/** Up to so many articles of a month are counted. */
export const MONTH_COUNTED = 100
/** Twenty years. */
const MOST_MONTHS = 240

/** A month, `YYYY-MM` in a zone, and how many articles it has; `isMore` when there are more than were counted. */
export type AccountMonth = { month: string; count: number; isMore: boolean }

// One look-up by index for each month that has articles, and at most MONTH_COUNTED entries of each: no more for an
// account that has published for years every hour.
const months = statement<{ month: string; count: number }>(`
  with recursive step(month, begins) as (
    select month, month at time zone $2::text from (
      select date_trunc('month', published_at at time zone $2::text) as month from listing where account_id = $1
       order by published_at desc, article_id desc limit 1) newest
    union all
    select next.month, next.month at time zone $2::text from step cross join lateral (
      select date_trunc('month', published_at at time zone $2::text) as month from listing
       where account_id = $1 and published_at < step.begins order by published_at desc, article_id desc limit 1) next)
  select to_char(step.month, 'YYYY-MM') as month, (
           select count(*)::int from (
             select from listing where account_id = $1 and published_at >= step.begins
                and published_at < (step.month + interval '1 month') at time zone $2::text limit ${MONTH_COUNTED + 1}) entries) as count
    from step limit ${MOST_MONTHS}`)

/** The months (in an IANA zone) in which an account published what can be read, newest first. One query. */
export async function monthsOfAccount(
  database: Pick<Database, 'pool'>,
  accountId: string,
  zone: string,
): Promise<AccountMonth[]> {
  const rows = await months(database, [accountId, zone])
  return rows.map(({ month, count }) => ({
    month,
    count: Math.min(count, MONTH_COUNTED),
    isMore: count > MONTH_COUNTED,
  }))
}
