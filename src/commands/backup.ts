import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { CodedError } from '../kernel/errors.ts'
import { writeBackup } from '../platform/backup/index.ts'
import { openStorage } from '../platform/storage/index.ts'
import type { Command, Io } from './command.ts'
import { parseArguments } from './parse-arguments.ts'
import { showProgress } from './progress.ts'
import { withDatabase } from './with-database.ts'

/** `masthead backup`: the whole portal in one file, while it runs or not. */
export const backup: Command = {
  summary: 'write the whole portal into one file',
  usage: `Usage: masthead backup FILE.tar[.gz] [--overwrite]

Writes a snapshot of the database, the stored files and the installation's secret into one archive with checksums.
The portal may run. The file holds e-mail addresses and password hashes: it is readable by its owner only; keep it so.

  --overwrite   replace FILE when it is there`,
  async run(args, io) {
    const { values, positionals } = parseArguments(args, { overwrite: { type: 'boolean' } }, { min: 1 })
    const path = resolve(io.cwd, positionals[0] as string)
    if (existsSync(path) && !values.overwrite) {
      throw new CodedError('backup.exists', { message: `${path} is there already; --overwrite replaces it` })
    }
    await write(path, io)
    return 0
  },
}

async function write(path: string, io: Io): Promise<void> {
  await withDatabase(io, 'backup', async ({ config, database }) => {
    const progress = showProgress(io, 'bytes')
    try {
      const manifest = await writeBackup({
        database,
        storage: openStorage(config.storageUrl),
        dataDir: config.dataDir,
        path,
        now: new Date(),
        report: (bytes) => progress.update(bytes),
      })
      const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
      progress.end()
      io.stdout.write(`${path}: ${rows} rows, ${manifest.files} files\n`)
    } finally {
      progress.end()
    }
  })
}
