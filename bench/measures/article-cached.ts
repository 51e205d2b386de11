import { againstNginx } from '../support/against-nginx.ts'
import { absent } from '../support/cores.ts'
import { someArticle, startMeasured } from '../support/measured-portal.ts'
import { type Measure, median } from '../support/result.ts'

/** An article page from the cache against nginx sending the same compressed bytes from a file, on the same core. */
export const articleCached: Measure = {
  summary: 'an article page from the cache, against nginx on the same core',
  async run(say) {
    const missing = absent(['nginx', 'wrk', 'taskset'])
    if (missing.length > 0) return { skipped: `this machine has no ${missing.join(', no ')}` }
    const portal = await startMeasured({ demo: true })
    try {
      const measured = await againstNginx(await someArticle(portal), portal.pid)
      say(
        `  ${measured.bytes} bytes (${measured.encoding}), 64 connections, ${measured.ours.length} rounds in turns`,
      )
      const errors = [...measured.ours, ...measured.nginx].reduce((sum, run) => sum + run.errors, 0)
      return {
        figures: [
          { what: 'requests a second / nginx', value: measured.ratio, unit: '×', atLeast: 0.55 },
          { what: 'requests for a second of processor time / nginx', value: measured.cpuRatio, unit: '×' },
          { what: 'p99 / nginx', value: measured.p99Ratio, unit: '×', atMost: 2 },
          { what: 'requests a second', value: median(measured.ours.map((run) => run.perSecond)), unit: '/s' },
          { what: 'nginx', value: median(measured.nginx.map((run) => run.perSecond)), unit: '/s' },
          { what: 'p99', value: median(measured.ours.map((run) => run.p99)), unit: 'ms' },
          { what: 'answers that failed', value: errors, unit: '', atMost: 0 },
        ],
      }
    } finally {
      await portal.stop()
    }
  },
}
