import { writeSync } from 'node:fs'
import { createReport, importSource, openSource } from '../../../src/domain/importing/index.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/index.ts'
import { openDatabase } from '../../../src/platform/database/index.ts'
import { openStorage } from '../../../src/platform/storage/index.ts'

// A process of its own, so that only the import is measured: node measure-import.ts DATABASE_URL STORAGE WARM-UP FILE
const [url = '', storage = '', ...files] = process.argv.slice(2)
const database = openDatabase(url, { max: 4, pipeline: true })
let base = 0
let peak = 0
const timer = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 20)

for (const file of files) {
  base = process.memoryUsage.rss()
  peak = base
  const source = await openSource(file, { timeZone: 'UTC' })
  const report = createReport(() => {})
  await importSource({
    database,
    storage: openStorage(`file:${storage}`),
    settings: DEFAULT_SETTINGS,
    source,
    report,
    now: new Date(),
    actor: null,
    authorMap: new Map(),
    dryRun: false,
  })
  source.close()
  writeSync(
    1,
    `${JSON.stringify({ articles: report.figures.articles, grownMb: (peak - base) / 1024 / 1024 })}\n`,
  )
}
clearInterval(timer)
await database.close()
