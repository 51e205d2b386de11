import lighthouse from 'lighthouse'
import { launchBrowser } from './browser.ts'
import { freePort } from './ports.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** What Lighthouse gives a page, each out of 100. `lost`: the audits that cost points, in its words. */
export type Scores = Record<(typeof CATEGORIES)[number], number> & { lost: string[] }

/**
 * Looks at pages as Lighthouse's phone does (a small screen, slow processor and network, simulated), one after the
 * other, in the browser of the tests. Some ten seconds a page.
 */
export async function lighthouseScores(urls: string[]): Promise<Scores[]> {
  const port = await freePort()
  const browser = await launchBrowser({ flags: [`--remote-debugging-port=${port}`] })
  try {
    const scores: Scores[] = []
    for (const url of urls) scores.push(await scoresOf(url, port))
    return scores
  } finally {
    await browser.close()
  }
}

async function scoresOf(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(url, {
    port,
    formFactor: 'mobile',
    logLevel: 'silent',
    onlyCategories: [...CATEGORIES],
  })
  if (!result) throw new Error(`Lighthouse said nothing of ${url}`)
  const { categories, audits, runtimeError } = result.lhr
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`)
  const points = CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])
  const weighing = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  )
  const lost = [...new Set(weighing)].flatMap((id) => {
    const audit = audits[id]
    return audit && audit.score !== null && audit.score < 0.9 ? [`${id}: ${audit.title}`] : []
  })
  return { ...Object.fromEntries(points), lost } as Scores
}
