import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bringUpToDate } from '../../src/commands/bring-up-to-date.ts'
import { fastSettings, startEmbedded } from '../../src/platform/database/embedded/index.ts'
import { openDatabase } from '../../src/platform/database/index.ts'
import { silentLog } from '../../src/platform/log.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The URL of the migrated template database. */
    templateUrl: string
  }
}

/** One real server for a whole test run; its database is migrated once and cloned for each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-test-'))
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: folder, log: silentLog, settings: fastSettings })
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const template = openDatabase(server.url, { max: 1 })
    await bringUpToDate(template)
    await template.close()
    project.provide('templateUrl', server.url)
  } catch (error) {
    await server.stop()
    remove()
    throw error
  }
  return async () => {
    await server.stop()
    remove()
  }
}
