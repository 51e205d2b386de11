import { resolve } from 'node:path'
import { CodedError } from '../kernel/errors.ts'
import { type Contents, loadBackup, verifyArchive } from '../platform/backup/index.ts'
import { appliedMigrations, type Database, knownMigrations } from '../platform/database/index.ts'
import { enqueueAgain } from '../platform/jobs/index.ts'
import { replaceSecret } from '../platform/secret.ts'
import { openStorage } from '../platform/storage/index.ts'
import { bringUpToDate, emptySchema, migrationsFolder } from './bring-up-to-date.ts'
import type { Command, Io } from './command.ts'
import { parseArguments } from './parse-arguments.ts'
import { showProgress } from './progress.ts'
import { type Workplace, withDatabase } from './with-database.ts'

/** `masthead restore`: a portal from a backup. */
export const restore: Command = {
  summary: 'bring a portal back from a backup',
  usage: `Usage: masthead restore FILE.tar[.gz]

Checks every byte of the backup, then loads it into an empty portal: a new DATA_DIR, or one where nothing has been
written yet. A backup of an older version is migrated. The portal must not be running. When something goes wrong the
portal is as empty as before.`,
  async run(args, io) {
    const { positionals } = parseArguments(args, {}, { min: 1 })
    const path = resolve(io.cwd, positionals[0] as string)
    const contents = await verify(path, io)
    await withDatabase(io, 'restore', (place) => load(path, contents, place, io), {
      alone: true,
      migrated: false,
    })
    return 0
  },
}

async function verify(path: string, io: Io): Promise<Contents> {
  const progress = showProgress(io, 'checking')
  try {
    const contents = await verifyArchive(path, (bytes) => progress.update(bytes))
    const known = await knownMigrations(migrationsFolder())
    const strange = contents.header.migrations.find((name) => !known.includes(name))
    if (!strange) return contents
    const message = `${path} was made by a newer Masthead (it has migration ${strange}); upgrade the program first`
    throw new CodedError('backup.newer', { message })
  } finally {
    progress.end()
  }
}

async function load(
  path: string,
  contents: Contents,
  { config, database }: Workplace,
  io: Io,
): Promise<void> {
  await refuseUnlessEmpty(database)
  const { migrations } = contents.header
  const sizes = Object.values(contents.manifest.entries)
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = showProgress(io, 'loading')
  try {
    await emptySchema(database)
    await bringUpToDate(database, migrations.at(-1))
    const storage = openStorage(config.storageUrl)
    const report = (bytes: number): void => progress.update(bytes, total)
    const { secret, jobs } = await loadBackup({ database, storage, path, contents, report })
    await bringUpToDate(database)
    const lost = await enqueueAgain(database, jobs)
    if (secret) await replaceSecret(config.dataDir, secret)
    progress.end()
    for (const name of lost) io.stderr.write(`masthead: waiting jobs of the kind ${name} were left out\n`)
    const rows = Object.values(contents.manifest.rows).reduce((sum, count) => sum + count, 0)
    io.stdout.write(`restored ${rows} rows and ${contents.manifest.files} files from ${path}\n`)
  } finally {
    progress.end()
  }
}

// What migrations and a portal by itself write before anybody has done anything. Whoever did something is a person.
const OWN_TRACES = [
  'setting',
  'reading_salt',
  'reading_progress',
  'coread_progress',
  'sitemap_start',
  'placement_clock',
  'search_total',
  'storage_figure',
  'agreement',
  'agreement_version',
  'decision_template',
  'decision_template_version',
]

async function refuseUnlessEmpty(database: Database): Promise<void> {
  const ours = (await appliedMigrations(database.pool)).length > 0
  const { rows } = await database.pool.query(
    `select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition
        and relname <> 'migration' and relname <> all($1)`,
    [OWN_TRACES],
  )
  for (const { name } of rows) {
    // Tables of somebody else are not ours to take away, however empty.
    const found = ours ? await database.pool.query(`select 1 from "${name}" limit 1`) : undefined
    if (found?.rowCount === 0) continue
    throw new CodedError('restore.not_empty', {
      message: `this portal is not empty (there is something in ${name}); restore into a new DATA_DIR or database`,
    })
  }
}
