import { startPortal } from '../../test/e2e/portal.ts'
import { lighthouseScores, type Scores } from '../../test/support/lighthouse.ts'
import { someArticle } from '../support/measured-portal.ts'
import { type Figure, type Measure, median } from '../support/result.ts'

const ROUNDS = 3
const TARGETS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }

/** Reader pages as Lighthouse's phone sees them; the middle of three rounds. */
export const lighthouse: Measure = {
  summary: 'front, article, channel and search as Lighthouse’s phone sees them',
  async run(say) {
    const portal = await startPortal({ demo: true })
    try {
      const front = await (await fetch(`${portal.url}/`)).text()
      const channel = front.match(/href="(\/c\/[^"/]+)"/)?.[1] ?? '/'
      const pages = {
        front: `${portal.url}/`,
        article: await someArticle(portal),
        channel: portal.url + channel,
        search: `${portal.url}/search?q=${encodeURIComponent('渡船')}`,
      }
      const rounds: Scores[][] = []
      for (let round = 0; round < ROUNDS; round++) rounds.push(await lighthouseScores(Object.values(pages)))
      for (const lost of new Set(rounds.flat().flatMap((scores) => scores.lost))) say(`  ${lost}`)
      const figures = Object.keys(pages).flatMap((page, at) =>
        Object.entries(TARGETS).map(
          ([category, atLeast]): Figure => ({
            what: `${page}: ${category}`,
            value: median(rounds.map((scores) => scores[at]?.[category as keyof typeof TARGETS] ?? 0)),
            unit: '',
            atLeast,
          }),
        ),
      )
      return { figures }
    } finally {
      await portal.stop()
    }
  },
}
