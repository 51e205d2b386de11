import { setTimeout as wait } from 'node:timers/promises'
import { cpuSeconds } from '../../support/processes.ts'
import type { Figure } from '../../support/result.ts'
import type { Pair } from '../scale.ts'
import { startOn, withClient } from './portals.ts'

const SECONDS = 150

/** What the jobs of every minute take of a large portal that nobody visits, and the slowest of them. */
export async function measureBacklog(pair: Pair, say: (line: string) => void): Promise<Figure[]> {
  const { portal } = await startOn(pair.large)
  try {
    const before = cpuSeconds(portal.pid)
    await wait(SECONDS * 1000)
    const share = ((cpuSeconds(portal.pid) - before) / SECONDS) * 100
    const jobs = await withClient(portal, async (client) => {
      const { rows } = await client.query(
        `select name, max(extract(epoch from completed_on - started_on) * 1000)::float8 as ms, count(*) filter (where state in ('failed', 'retry'))::int as failed
           from pgboss.job where started_on > now() - interval '${SECONDS} seconds' group by name order by ms desc nulls last`,
      )
      return rows as { name: string; ms: number | null; failed: number }[]
    })
    for (const { name, ms, failed } of jobs.slice(0, 6))
      say(`  ${name}: ${ms?.toFixed(0) ?? '?'} ms${failed ? `, failed ${failed}` : ''}`)
    return [
      { what: 'processor of all jobs while nobody visits', value: share, unit: '%', atMost: 20 },
      {
        what: 'the slowest job of every minute',
        value: Math.max(0, ...jobs.map(({ ms }) => ms ?? 0)),
        unit: 'ms',
      },
      {
        what: 'jobs that failed',
        value: jobs.reduce((sum, { failed }) => sum + failed, 0),
        unit: '',
        atMost: 0,
      },
    ]
  } finally {
    await portal.stop()
  }
}
