import type { Portal } from '../../test/e2e/portal.ts'
import { absent, cores } from '../support/cores.ts'
import { startMeasured } from '../support/measured-portal.ts'
import { type Measure, median } from '../support/result.ts'
import { type Load, load } from '../support/wrk.ts'

const SMALL = 1_000
const LARGE = 100_000

/** The front page with the cache off: its cost must not grow with the number of articles. */
export const frontPage: Measure = {
  summary: `the front page with ${LARGE} articles against ${SMALL}, cache off`,
  async run(say) {
    const missing = absent(['wrk', 'taskset'])
    if (missing.length > 0) return { skipped: `this machine has no ${missing.join(', no ')}` }
    const env = { PAGE_CACHE: 'off' }
    const small = await startMeasured({ demo: ['--articles', String(SMALL)], env })
    const large = await startMeasured({ demo: ['--articles', String(LARGE)], env })
    try {
      const front = (portal: Portal, seconds: number) =>
        load(`${portal.url}/`, {
          seconds,
          connections: 8,
          core: cores.measuring,
          server: portal.pid,
        })
      const few: Load[] = []
      const many: Load[] = []
      for (const portal of [small, large]) await front(portal, 3)
      for (let round = 0; round < 3; round++) {
        few.push(await front(small, 4))
        many.push(await front(large, 4))
      }
      const ratio = (of: (run: Load) => number) =>
        median(few.map((run, at) => of(run) / of(many[at] as Load)))
      say('  both portals on the same core, in turns')
      return {
        figures: [
          {
            what: `time with ${LARGE} / time with ${SMALL}`,
            value: ratio((run) => run.perSecond),
            unit: '×',
            atMost: 1.2,
          },
          { what: 'the same in processor time', value: ratio((run) => run.perCpuSecond), unit: '×' },
          {
            what: `requests a second with ${SMALL}`,
            value: median(few.map((run) => run.perSecond)),
            unit: '/s',
          },
          {
            what: `requests a second with ${LARGE}`,
            value: median(many.map((run) => run.perSecond)),
            unit: '/s',
          },
        ],
      }
    } finally {
      await small.stop()
      await large.stop()
    }
  },
}
