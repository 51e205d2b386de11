import { absent, cores } from '../support/cores.ts'
import { someArticle, startMeasured } from '../support/measured-portal.ts'
import { processTree } from '../support/processes.ts'
import type { Measure } from '../support/result.ts'
import { load } from '../support/wrk.ts'

const SECONDS = 60

/** What a web worker holds in memory after a minute of load, half of it on pages that are not cached. */
export const memory: Measure = {
  summary: 'the memory of a web worker after a minute of load',
  async run() {
    const missing = absent(['wrk', 'taskset'])
    if (missing.length > 0) return { skipped: `this machine has no ${missing.join(', no ')}` }
    const portal = await startMeasured({ demo: ['--articles', '2000'] })
    try {
      const article = await someArticle(portal)
      const options = {
        connections: 64,
        core: cores.measuring,
        headers: { 'accept-encoding': 'br' },
        server: portal.pid,
      }
      await load(article, { ...options, seconds: SECONDS / 2 })
      await load(`${portal.url}/`, { ...options, seconds: SECONDS / 4 })
      await load(`${portal.url}/hot`, { ...options, seconds: SECONDS / 4 })
      const tree = processTree(portal.pid)
      const largest = Math.max(
        ...tree.filter(({ command }) => /^masthead web\b/.test(command)).map((one) => one.residentKb),
      )
      const whole = tree.reduce((sum, one) => sum + one.residentKb, 0)
      return {
        figures: [
          { what: 'resident memory of the worker', value: largest / 1024, unit: 'MB', atMost: 200 },
          { what: 'of all processes, shared pages counted each time', value: whole / 1024, unit: 'MB' },
        ],
      }
    } finally {
      await portal.stop()
    }
  },
}
