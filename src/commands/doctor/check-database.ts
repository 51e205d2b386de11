import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CodedError } from '../../kernel/errors.ts'
import type { Config } from '../../platform/config.ts'
import { abandonedClusters, findOrphan } from '../../platform/database/embedded/index.ts'
import {
  appliedMigrations,
  checkServer,
  knownMigrations,
  openDatabase,
} from '../../platform/database/index.ts'
import type { Holder } from '../../platform/supervisor/index.ts'
import { migrationsFolder } from '../bring-up-to-date.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

/** Looks at the database, without starting one: the doctor changes nothing. */
export async function checkDatabase(config: Config, holder: Holder | undefined): Promise<Finding[]> {
  const url = config.databaseUrl ?? holder?.databaseUrl
  if (!url) return [...checkCluster(config.dataDir), ...checkAbandoned()]
  try {
    const { version } = await checkServer(url)
    return [
      ok('PostgreSQL', `${version}, ${config.databaseUrl ? 'at DATABASE_URL' : 'embedded'}`),
      await pending(url),
    ]
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return [fail('PostgreSQL', error.message)]
  }
}

async function pending(url: string): Promise<Finding> {
  const database = openDatabase(url, { max: 1 })
  try {
    const applied = await appliedMigrations(database.pool)
    const known = await knownMigrations(migrationsFolder())
    const newer = applied.find((name) => !known.includes(name))
    if (newer)
      return fail('Migrations', `the database has ${newer}, which this Masthead does not know: upgrade it`)
    const waiting = known.filter((name) => !applied.includes(name))
    return waiting.length > 0
      ? warn('Migrations', `${waiting.length} waiting; the next start applies them`)
      : ok('Migrations', `${applied.length}, all applied`)
  } finally {
    await database.close()
  }
}

function checkCluster(dataDir: string): Finding[] {
  const folder = join(dataDir, 'postgres')
  const file = join(folder, 'PG_VERSION')
  if (!existsSync(file)) return [ok('PostgreSQL', 'embedded, made at the first start')]
  const orphan = findOrphan(folder)
  const version = readFileSync(file, 'utf8').trim()
  return [
    ok('PostgreSQL', `embedded ${version}, not running`),
    ...(orphan
      ? [warn('Orphans', `a server (process ${orphan}) was left behind; the next start stops it`)]
      : []),
  ]
}

function checkAbandoned(): Finding[] {
  const [first, ...more] = abandonedClusters()
  if (!first) return []
  const count = more.length > 0 ? ` and ${more.length} more beside it` : ''
  return [warn('Leftovers', `no data folder leads to ${first}${count}; remove what you do not miss`)]
}
