import { absent, cores } from '../support/cores.ts'
import { queriesOf } from '../support/database.ts'
import { someArticle, startMeasured } from '../support/measured-portal.ts'
import { type Measure, median } from '../support/result.ts'
import { type Load, load } from '../support/wrk.ts'

/** An article page made anew for each request: worker and database together on one core. */
export const articleUncached: Measure = {
  summary: 'an article page with the cache off, worker and database on one core',
  async run() {
    const missing = absent(['wrk', 'taskset'])
    if (missing.length > 0) return { skipped: `this machine has no ${missing.join(', no ')}` }
    const portal = await startMeasured({ demo: true, env: { PAGE_CACHE: 'off' } })
    try {
      const url = await someArticle(portal)
      const plain = { seconds: 5, connections: 16, core: cores.measuring, server: portal.pid }
      // A page is compressed once, when it is stored; without the cache that is done for each answer, and told apart.
      const compressed = { ...plain, headers: { 'accept-encoding': 'br' } }
      await load(url, { ...plain, seconds: 3 })
      const loads: Load[] = []
      for (const _ of [1, 2, 3]) loads.push(await load(url, plain))
      const packed = await load(url, compressed)
      const middle = (of: (run: Load) => number) => median(loads.map(of))
      return {
        figures: [
          { what: 'requests a second', value: middle((run) => run.perSecond), unit: '/s', atLeast: 1000 },
          {
            what: 'requests for a second of processor time',
            value: middle((run) => run.perCpuSecond),
            unit: '/s',
          },
          { what: 'compressed for each answer, requests a second', value: packed.perSecond, unit: '/s' },
          { what: 'p99', value: middle((run) => run.p99), unit: 'ms' },
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
