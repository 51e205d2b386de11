import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringUpToDate } from '../../src/commands/bring-up-to-date.ts'
import { fastSettings, startEmbedded } from '../../src/platform/database/embedded/index.ts'
import { type Database, openDatabase } from '../../src/platform/database/index.ts'
import { silentLog } from '../../src/platform/log.ts'

/** A database server in a temporary folder, which gives migrated databases until it is stopped. */
export async function temporaryServer(): Promise<{ database(): Promise<Database>; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-bench-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: folder, log: silentLog, settings: fastSettings })
  let made = 0
  return {
    async database() {
      const name = `set_${made++}`
      const administration = openDatabase(server.url, { max: 1 })
      await administration.pool.query(`create database ${name}`)
      await administration.close()
      const database = openDatabase(server.url.replace(/\/masthead\?/, `/${name}?`), { max: 4 })
      await bringUpToDate(database)
      return database
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
