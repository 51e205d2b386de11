import { existsSync } from 'node:fs'
import { articleCached } from './measures/article-cached.ts'
import { articleUncached } from './measures/article-uncached.ts'
import { fanOut } from './measures/fan-out.ts'
import { frontPage } from './measures/front-page.ts'
import { importing } from './measures/import.ts'
import { lighthouse } from './measures/lighthouse.ts'
import { liveComments } from './measures/live-comments.ts'
import { memory } from './measures/memory.ts'
import { ranking } from './measures/ranking.ts'
import { reads } from './measures/reads.ts'
import { scale } from './measures/scale.ts'
import { search } from './measures/search.ts'
import { start } from './measures/start.ts'
import { weight } from './measures/weight.ts'
import { keep } from './support/keep.ts'
import { figureLine, type Measure, passes } from './support/result.ts'

const MEASURES: Record<string, Measure> = {
  'article-cached': articleCached,
  'article-uncached': articleUncached,
  'fan-out': fanOut,
  'front-page': frontPage,
  import: importing,
  reads,
  start,
  search,
  memory,
  'live-comments': liveComments,
  weight,
  lighthouse,
  scale,
  ranking,
}

process.exitCode = await main(process.argv.slice(2))

/**
 * Takes the measures named (all when none is), prints and keeps them. 1 when a target was missed, 2 for a wrong name.
 * What is told of files that were given says nothing of this portal and is not kept.
 */
async function main(args: string[]): Promise<number> {
  const files = args.filter((arg) => !(arg in MEASURES) && existsSync(arg))
  const names = args.filter((arg) => !files.includes(arg))
  const strange = names.find((name) => !(name in MEASURES))
  if (strange !== undefined) {
    console.error(`There is no measure “${strange}”. There are: ${Object.keys(MEASURES).join(', ')}`)
    return 2
  }
  let missed = false
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (names.length > 0 ? !names.includes(name) : measure.onlyNamed) continue
    console.log(`${name}: ${measure.summary}`)
    const outcome = await measure.run((line) => console.log(line), files)
    if ('skipped' in outcome) {
      console.log(`  not measured: ${outcome.skipped}`)
      continue
    }
    for (const figure of outcome.figures) console.log(figureLine(figure))
    missed ||= outcome.figures.some((figure) => passes(figure) === false)
    if (files.length === 0) await keep(name, outcome.figures)
  }
  return missed ? 1 : 0
}
