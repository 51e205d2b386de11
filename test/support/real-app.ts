import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createWebApp, createWebContext, type Overrides } from '../../src/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { silentLog } from '../../src/platform/log.ts'
import type { WebContext } from '../../src/web/http/context.ts'
import type { Guard } from '../../src/web/http/guards.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

/** A route as it was registered, one for each method. */
export type Route = { method: string; url: string; guard: Guard | undefined }

type RegisteredRoute = { method: string | string[]; url: string; config?: { guard?: Guard } }

export type RealApp = {
  app: FastifyInstance
  context: WebContext
  database: TestDatabase
  routes: Route[]
  close(): Promise<void>
}

/** The whole web application as `app.ts` assembles it, on a database of its own, for `inject`. Close it in `afterAll`. */
export async function createRealApp(overrides: Overrides & { publicUrl?: string } = {}): Promise<RealApp> {
  const { publicUrl = 'http://localhost:8080', ...rest } = overrides
  const dataDir = mkdtempSync(join(tmpdir(), 'masthead-app-'))
  const database = await createTestDatabase()
  await database.purges.listen()
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: database.url, PUBLIC_URL: publicUrl })
  const context = await createWebContext(config, database, { log: silentLog, ...rest })
  const registered: RegisteredRoute[] = []
  const onRoute = (route: RegisteredRoute) => registered.push(route)
  const app = await createWebApp(context, { onRoute: onRoute as never })
  // Read only now: a surface writes its guard into a route after the whole application has seen it.
  const routes = registered.flatMap(({ method, url, config }) =>
    [method].flat().map((one) => ({ method: one, url, guard: config?.guard })),
  )
  const close = async () => {
    await app.close()
    await context.reads.close()
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { app, context, database, routes, close }
}
