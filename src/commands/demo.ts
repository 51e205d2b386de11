import { join } from 'node:path'
import {
  DEMO_PASSWORD,
  fillPortal,
  generateArticles,
  makeSizes,
  notEmpty,
  readContent,
  SIGN_INS,
  stateOf,
} from '../demo/index.ts'
import { projectRoot } from '../platform/project-root.ts'
import { openStorage } from '../platform/storage/index.ts'
import { readHolder } from '../platform/supervisor/index.ts'
import type { Command, Io } from './command.ts'
import { parseArguments, usageError } from './parse-arguments.ts'
import { showProgress } from './progress.ts'
import { type Workplace, withDatabase } from './with-database.ts'

const MOST_ARTICLES = 5_000_000

/** `masthead demo`: a portal that looks alive. */
export const demo: Command = {
  summary: 'fill an empty portal with a small city paper, or add generated articles for load',
  usage: `masthead demo [--articles N]

Fills an empty portal with channels, accounts, articles, pictures, readers and people to sign in as. A portal that has
accounts or articles is refused. The portal may be running or stopped.

  --articles N    adds N generated articles as well, also to a portal that holds the demo already`,
  async run(args, io) {
    const { values } = parseArguments(args, { articles: { type: 'string' } })
    const articles = values.articles === undefined ? undefined : countOf(values.articles)
    return withDatabase(io, 'demo', (place) => fill(place, articles, io))
  },
}

function countOf(text: string): number {
  const count = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (count >= 1 && count <= MOST_ARTICLES) return count
  throw usageError(`--articles must be a whole number from 1 to ${MOST_ARTICLES}`)
}

async function fill(place: Workplace, articles: number | undefined, io: Io): Promise<number> {
  const state = await stateOf(place.database.db)
  if (state === 'in_use' || (state === 'demo' && articles === undefined)) throw notEmpty(state)
  if (state === 'empty') await fillEmpty(place, io)
  if (articles !== undefined) await addGenerated(place, articles, io)
  return 0
}

async function fillEmpty({ config, database }: Workplace, io: Io): Promise<void> {
  const place = { database, storage: openStorage(config.storageUrl), now: new Date() }
  const content = await readContent(join(projectRoot(), 'demo'))
  const { mediaIds } = await inProgress(io, 'drawing pictures', (update) =>
    fillPortal(place, content, update),
  )
  // A portal that runs has a process for this; its queue has them already.
  if (readHolder(config.dataDir)?.command !== 'start') {
    await inProgress(io, 'making their sizes', (update) => makeSizes(place, mediaIds, update))
  }
  const { portalName } = content.portal
  io.stdout.write(`${portalName['zh-CN']} · ${portalName.en}: ${content.channels.length} channels, `)
  io.stdout.write(
    `${content.accounts.length} accounts, ${content.articles.length} articles, ${mediaIds.length} pictures.\n\n`,
  )
  io.stdout.write(`Sign in at ${new URL('/sign-in', config.publicUrl)} with the password ${DEMO_PASSWORD}:\n`)
  for (const { email, roles } of SIGN_INS)
    io.stdout.write(`  ${email.padEnd(20)} ${email.startsWith('author') ? 'author' : roles.join(', ')}\n`)
}

async function addGenerated({ database }: Workplace, count: number, io: Io): Promise<void> {
  const started = Date.now()
  await inProgress(io, 'articles', (update) =>
    generateArticles(database, { count, now: new Date(), onDone: update }),
  )
  const seconds = (Date.now() - started) / 1000
  io.stdout.write(`${count} generated articles in ${seconds.toFixed(1)} s.\n`)
}

async function inProgress<T>(
  io: Io,
  label: string,
  work: (update: (done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const progress = showProgress(io, label)
  try {
    return await work(progress.update)
  } finally {
    progress.end()
  }
}
