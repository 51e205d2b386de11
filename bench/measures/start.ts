import { startPortal } from '../../test/e2e/portal.ts'
import { type Measure, median } from '../support/result.ts'

/** From the command to the first answer of /healthz, with the launcher's own look at what is installed and built. */
export const start: Measure = {
  summary: 'start to /healthz, on an empty folder and after',
  async run() {
    const first: number[] = []
    const after: number[] = []
    for (let round = 0; round < 3; round++) {
      const empty = await startPortal()
      const again = await empty.startAgain()
      await again.stop()
      first.push(empty.startedInMs)
      after.push(again.startedInMs)
    }
    return {
      figures: [
        { what: 'on an empty folder', value: median(first) / 1000, unit: 's', atMost: 3 },
        { what: 'after that', value: median(after) / 1000, unit: 's', atMost: 1.5 },
      ],
    }
  },
}
