import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { createWebApp, createWebContext, type Overrides } from '../../src/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { WebContext } from '../../src/web/http/context.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

export type PortalApp = { app: FastifyInstance; context: WebContext; database: TestDatabase; address: string }

/**
 * The whole web application on a database of its own, listening on a free loopback port (the page cache stands before
 * the router, so only real requests go through it). Closed when the test file is done.
 */
export async function startPortalApp(overrides: Overrides = {}): Promise<PortalApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'masthead-app-'))
  const database = await createTestDatabase()
  await database.purges.listen()
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'http://portal.test', NODE_ENV: 'test' })
  const context = await createWebContext(config, database, { log: silentLog, ...overrides })
  const app = await createWebApp(context)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(async () => {
    await app.close()
    await context.reads.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return { app, context, database, address }
}
