import { basename, join, resolve } from 'node:path'
import {
  createReport,
  type Figures,
  importSource,
  isComplete,
  openReportFile,
  openSource,
  readAuthorMap,
  type Source,
  summarise,
} from '../domain/importing/index.ts'
import { MAX_PICTURE_BYTES } from '../domain/media/index.ts'
import { readSettings } from '../domain/settings/index.ts'
import { openDatabase } from '../platform/database/index.ts'
import { fetchOutbound } from '../platform/outbound/index.ts'
import { openStorage } from '../platform/storage/index.ts'
import type { Command, Io } from './command.ts'
import { parseArguments } from './parse-arguments.ts'
import { type Progress, showProgress } from './progress.ts'
import { type Workplace, withDatabase } from './with-database.ts'

const usage = `Usage: masthead import FILE|FOLDER [options]

Brings in a WordPress export (WXR), a folder of Markdown with front matter, or JSON Lines, told by its content.
Importing the same thing again changes nothing; an import that was interrupted goes on where it was.

  --author-map FILE   YAML or JSON: author or login → handle of an account that exists or will be opened
  --report FILE       where to list, as JSON Lines, what was changed and what could not be kept
                      (otherwise a new file in DATA_DIR/imports)
  --source NAME       name under which this source is remembered, when it will not always be at the same place
  --no-fetch          do not fetch pictures from elsewhere, only list them
  --dry-run           read everything and report, write nothing

Ends with 0 when everything was brought in, with 1 when something failed or the source is cut. See docs/importing.md.`

const OPTIONS = {
  'author-map': { type: 'string' },
  report: { type: 'string' },
  source: { type: 'string' },
  'no-fetch': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const

const FETCH_TIMEOUT_MS = 20_000
const CONNECTIONS = 6

type Wishes = {
  path: string
  authorMap: Map<string, string>
  report: string | undefined
  name: string | undefined
  fetch: boolean
  dryRun: boolean
}

/** `masthead import`: articles, accounts, channels, comments and pictures from elsewhere. */
export const importCommand: Command = {
  summary: 'bring in articles from WordPress, Markdown or JSON Lines',
  usage,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, OPTIONS, { min: 1 })
    const wishes: Wishes = {
      path: resolve(io.cwd, positionals[0] as string),
      authorMap: values['author-map'] ? readAuthorMap(resolve(io.cwd, values['author-map'])) : new Map(),
      report: values.report && resolve(io.cwd, values.report),
      name: values.source,
      fetch: !values['no-fetch'],
      dryRun: values['dry-run'] ?? false,
    }
    return await withDatabase(io, 'import', async ({ config }) => {
      const database = openDatabase(config.databaseUrl as string, { max: CONNECTIONS, pipeline: true })
      try {
        return await runImport({ config, database }, wishes, io)
      } finally {
        await database.close()
      }
    })
  },
}

async function runImport(place: Workplace, wishes: Wishes, io: Io): Promise<number> {
  const now = new Date()
  const reportPath = wishes.report ?? defaultReport(place.config.dataDir, wishes.path, now)
  const progress = showProgress(io, 'read')
  const figures = await bringIn(place, wishes, { now, reportPath, progress }).finally(progress.end)
  io.stdout.write(summarise(figures, wishes))
  io.stdout.write(`The report is in ${reportPath}\n`)
  return isComplete(figures) ? 0 : 1
}

type Turn = { now: Date; reportPath: string; progress: Progress }

async function bringIn(
  place: Workplace,
  wishes: Wishes,
  { now, reportPath, progress }: Turn,
): Promise<Figures> {
  const { path, name, authorMap, dryRun } = wishes
  const settings = await readSettings(place.database.db)
  const source = await openSource(path, { timeZone: settings.timeZone, name, onRead: progress.update })
  const file = openReportFile(reportPath)
  const report = createReport(file.write)
  try {
    report.source({ path, name: source.name, format: source.format, at: now, dryRun })
    const run = {
      database: place.database,
      storage: openStorage(place.config.storageUrl),
      settings,
      source,
      report,
      now,
      actor: null,
      authorMap,
      dryRun,
      fetch: wishes.fetch ? fetchPicture : undefined,
    }
    await importSource(run, { onItem: () => showDone(progress, source) })
    file.write(JSON.stringify({ type: 'summary', ...plain(report.figures) }))
    return report.figures
  } finally {
    source.close()
    file.close()
  }
}

function fetchPicture(url: string) {
  return fetchOutbound(url, {
    maxBytes: MAX_PICTURE_BYTES,
    timeoutMs: FETCH_TIMEOUT_MS,
    accept: 'image/avif,image/webp,image/*;q=0.9,*/*;q=0.1',
  })
}

function showDone(progress: Progress, source: Source): void {
  const { done, total } = source.progress()
  progress.update(done, total)
}

function defaultReport(dataDir: string, path: string, now: Date): string {
  const name = basename(path).replace(/[^\w.-]+/g, '-')
  return join(dataDir, 'imports', `${now.toISOString().replace(/[:.]/g, '-')}-${name}.jsonl`)
}

/** Maps as objects, for JSON. */
function plain(figures: object): object {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      value instanceof Map ? Object.fromEntries(value) : value,
    ]),
  )
}
