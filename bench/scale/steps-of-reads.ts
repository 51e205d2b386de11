import type { Database } from '../../src/platform/database/index.ts'
import type { Step } from './run-steps.ts'

/** Days whose raw events are kept, see `readingEventDays`. */
const DAYS = 7
const AHEAD = 3
const DAY_MS = 86_400_000
const MINUTES = DAYS * 1440

/** A partition for each day that events are kept of, today and the days to come, named as the portal names them. */
export async function makeReadPartitions({ pool }: Database, now: number): Promise<void> {
  for (const table of ['read_event', 'impression_event', 'reading_seen', 'reading_cohort'])
    for (let day = -DAYS; day <= AHEAD; day++) {
      const [from, to] = [0, 1].map((more) =>
        new Date(now + (day + more) * DAY_MS).toISOString().slice(0, 10),
      )
      await pool.query(
        `create table ${table}_${from?.replaceAll('-', '')} partition of ${table} for values from ('${from}') to ('${to}')`,
      )
    }
}

/** Raw events of the last days, all taken into the sums already, and what hot lists are made of. */
export const READ_STEPS: Step[] = [
  {
    name: 'raw events of reading',
    text: `
      insert into read_event (day, at, batch_id, article_id, visitor, network, points)
      select (t.at at time zone 'UTC')::date, t.at, '0b' || lpad(to_hex(${MINUTES} - t.ago), 11, '0'), b.id,
             decode(lpad(to_hex(hashint8extended(k, b.n)), 32, '0'), 'hex'), decode(lpad(to_hex(k * 40503 % 9973), 16, '0'), 'hex'), 0.4
        from bench_article b cross join lateral generate_series(1, (40 * b.crowd)::int) k(k)
       cross join lateral (select (bench_chance(b.n, k) * least(${MINUTES} - 1, extract(epoch from to_timestamp($now / 1000.0) - b.at) / 60))::int as ago) a
       cross join lateral (select a.ago, to_timestamp($now / 1000.0) - a.ago * interval '1 minute' as at) t
       where b.n >= $first and b.n < $end;
      insert into reading_seen (day, visitor, article_id, points)
      select (to_timestamp($now / 1000.0) at time zone 'UTC')::date, decode(lpad(to_hex(hashint8extended(k, b.n)), 32, '0'), 'hex'), b.id, 0.4
        from bench_article b cross join lateral generate_series(1, (b.crowd / 2)::int) k(k)
       where b.n >= $first and b.n < $end;
      insert into article_heat (article_id, votes, expected, at, roll)
      select b.id, 4 * b.crowd, 2 * b.crowd, to_timestamp($now / 1000.0) - bench_chance(b.n, 1) * interval '7 days',
             1 + (bench_chance(b.n, 1) * (${MINUTES} - 2))::int
        from bench_article b where b.n >= $first and b.n < $end order by b.n`,
  },
  {
    name: 'batches of reading',
    once: true,
    text: `
      insert into reading_batch (id, written_at, roll)
      select '0b' || lpad(to_hex(m), 11, '0'), to_timestamp($now / 1000.0) - (${MINUTES} - m) * interval '1 minute', m
        from generate_series(1, ${MINUTES}) m;
      insert into hot_candidate (article_id) select id from bench_article order by crowd desc, n desc limit 2000;
      update reading_progress set roll = ${MINUTES}, hot_roll = ${MINUTES};
      update coread_progress set roll = ${MINUTES}`,
  },
]
