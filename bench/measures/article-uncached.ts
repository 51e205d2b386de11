import { absent, cores } from '../support/cores.ts'
import { queriesOf } from '../support/database.ts'
import { someArticle, startMeasured } from '../support/measured-portal.ts'
import { type Measure, median } from '../support/result.ts'
import { load } from '../support/wrk.ts'

/** An article page made anew for each request: worker and database together on one core. */
export const articleUncached: Measure = {
  summary: 'an article page with the cache off, worker and database on one core',
  async run() {
    const missing = absent(['wrk', 'taskset'])
    if (missing.length > 0) return { skipped: `this machine has no ${missing.join(', no ')}` }
    const portal = await startMeasured({ demo: true, env: { PAGE_CACHE: 'off' } })
    try {
      const url = await someArticle(portal)
      const options = {
        connections: 16,
        core: cores.measuring,
        headers: { 'accept-encoding': 'br' },
        server: portal.pid,
      }
      await load(url, { ...options, seconds: 3 })
      const runs = [1, 2, 3].map(() => ({ ...options, seconds: 5 }))
      const loads = []
      for (const run of runs) loads.push(await load(url, run))
      return {
        figures: [
          {
            what: 'requests a second',
            value: median(loads.map((run) => run.perSecond)),
            unit: '/s',
            atLeast: 1000,
          },
          {
            what: 'requests for a second of processor time',
            value: median(loads.map((run) => run.perCpuSecond)),
            unit: '/s',
          },
          { what: 'p99', value: median(loads.map((run) => run.p99)), unit: 'ms' },
          { what: 'queries for a page', value: await queriesOf(portal, url), unit: '', atMost: 6 },
          {
            what: 'answers that failed',
            value: loads.reduce((sum, run) => sum + run.errors, 0),
            unit: '',
            atMost: 0,
          },
        ],
      }
    } finally {
      await portal.stop()
    }
  },
}
