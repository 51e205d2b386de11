import { absent, cores, pin } from '../support/cores.ts'
import { queriesOf } from '../support/database.ts'
import { someArticle, startMeasured } from '../support/measured-portal.ts'
import { processTree } from '../support/processes.ts'
import { type Measure, median } from '../support/result.ts'
import { type Load, type LoadOptions, load } from '../support/wrk.ts'

/**
 * An article page made anew for each request: the worker on one core with its database beside it on the other (where
 * the load comes from, too), then worker and database together on one.
 */
export const articleUncached: Measure = {
  summary: 'an article page with the cache off, the worker on one core',
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
      await pinDatabase(portal.pid, cores.measuring)
      const loads = await threeTimes(url, plain)
      await pinDatabase(portal.pid, cores.measured)
      const together = await threeTimes(url, plain)
      const packed = await load(url, compressed)
      const middle = (of: (run: Load) => number) => median(loads.map(of))
      return {
        figures: [
          { what: 'requests a second', value: middle((run) => run.perSecond), unit: '/s', atLeast: 1000 },
          {
            what: 'worker and database on one core, requests a second',
            value: median(together.map((run) => run.perSecond)),
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

async function threeTimes(url: string, options: LoadOptions): Promise<Load[]> {
  const loads: Load[] = []
  for (const _ of [1, 2, 3]) loads.push(await load(url, options))
  return loads
}

/** Moves the database of a portal, its present sessions and all to come, to a core. */
async function pinDatabase(pid: number, core: number): Promise<void> {
  const servers = processTree(pid).filter(({ command }) => /(^|\/)postgres\b/.test(command))
  for (const server of servers) await pin(server.pid, core).catch(() => {})
}
