import { linkedBytes } from '../../test/e2e/checks/linked-bytes.ts'
import { startPortal } from '../../test/e2e/portal.ts'
import { someArticle } from '../support/measured-portal.ts'
import type { Measure } from '../support/result.ts'

/** The script and style that a reader's page makes a browser fetch, compressed as they are sent. */
export const weight: Measure = {
  summary: 'the bytes of script and style of reader pages',
  async run() {
    const portal = await startPortal({ demo: true })
    try {
      const addresses = [`${portal.url}/`, await someArticle(portal)]
      const pages = await Promise.all(addresses.map((url) => linkedBytes(url)))
      const most = (of: 'script' | 'style' | 'page') => Math.max(...pages.map((page) => page[of])) / 1000
      return {
        figures: [
          { what: 'script', value: most('script'), unit: 'kB', atMost: 10 },
          { what: 'style', value: most('style'), unit: 'kB', atMost: 20 },
          { what: 'the page itself', value: most('page'), unit: 'kB' },
          { what: 'other hosts', value: pages.flatMap((page) => page.foreign).length, unit: '', atMost: 0 },
        ],
      }
    } finally {
      await portal.stop()
    }
  },
}
