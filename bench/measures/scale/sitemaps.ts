import { processTree } from '../../support/processes.ts'
import type { Figure } from '../../support/result.ts'
import type { Pair } from '../scale.ts'
import { startOn } from './portals.ts'

const LOC = '<loc>'

/** Everything that the sitemap names, fetched twice; what a worker holds after the first and the second time. */
export async function measureSitemaps(pair: Pair, say: (line: string) => void): Promise<Figure[]> {
  const { portal } = await startOn(pair.large)
  try {
    const worker = () =>
      Math.max(
        ...processTree(portal.pid)
          .filter(({ command }) => !/postgres/.test(command))
          .map((one) => one.residentKb),
      ) / 1024
    const from = performance.now()
    const first = await walk(portal.url)
    const seconds = (performance.now() - from) / 1000
    const after = worker()
    await walk(portal.url)
    say(`  ${first.files} files, ${first.addresses} addresses in ${seconds.toFixed(0)} s`)
    return [
      { what: 'addresses in the sitemap', value: first.addresses, unit: '', atLeast: pair.articles },
      { what: 'addresses a second', value: first.addresses / seconds, unit: '/s' },
      { what: 'worker after the whole sitemap', value: after, unit: 'MB', atMost: 200 },
      { what: 'worker after it once more', value: worker(), unit: 'MB', atMost: 200 },
    ]
  } finally {
    await portal.stop()
  }
}

async function walk(url: string): Promise<{ files: number; addresses: number }> {
  const index = await (await fetch(`${url}/sitemap.xml`)).text()
  const files = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    (match) => new URL((match[1] as string).replaceAll('&amp;', '&')),
  )
  let addresses = 0
  for (const file of files.filter(({ pathname }) => pathname === '/sitemap-articles.xml')) {
    const answer = await fetch(url + file.pathname + file.search)
    // A mark may begin in one part and end in the next.
    let rest = ''
    for await (const part of answer.body ?? []) {
      const pieces = (rest + Buffer.from(part).toString('latin1')).split(LOC)
      addresses += pieces.length - 1
      rest = (pieces.at(-1) as string).slice(1 - LOC.length)
    }
  }
  return { files: files.length, addresses }
}
