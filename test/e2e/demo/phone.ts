import { describe, expect, test } from 'vitest'
import { lighthouseScores } from '../../support/lighthouse.ts'
import type { Stage } from './stage.ts'

/** Speed is measured on a machine of its own (`bench lighthouse`, 95); here it must only not be far from it. */
const SLOWEST = 80

/** Reader pages as Lighthouse's phone sees them. */
export function phone(stage: Stage): void {
  describe('Lighthouse on a phone', () => {
    test('finds nothing on front, article, channel and search', async () => {
      const { front, article, channel } = stage.paths
      const search = `/search?q=${encodeURIComponent('渡船')}`
      const paths = [front, article, channel, search]
      const scores = await lighthouseScores(paths.map((path) => stage.portal.url + path))
      for (const { performance, ...others } of scores) {
        expect(others).toMatchObject({ accessibility: 100, 'best-practices': 100, seo: 100 })
        expect(performance).toBeGreaterThanOrEqual(SLOWEST)
      }
    }, 120_000)
  })
}
