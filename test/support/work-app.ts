import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll } from 'vitest'
import { OWN_PARTS, openSessions } from '../../src/domain/people/index.ts'
import { silentLog } from '../../src/platform/log.ts'
import { openMail } from '../../src/platform/mail/index.ts'
import type { WebContext } from '../../src/web/http/context.ts'
import { refuseCrossOrigin } from '../../src/web/http/csrf.ts'
import { outcomeOf } from '../../src/web/http/errors.ts'
import { requireGuards } from '../../src/web/http/guards.ts'
import { PortalSource } from '../../src/web/http/portal.ts'
import { createHttpServer } from '../../src/web/http/server.ts'
import { mailRenderer } from '../../src/web/mail/render.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

export type Surface = (app: FastifyInstance, context: WebContext) => void | Promise<void>

export type WorkApp = {
  app: FastifyInstance
  context: WebContext
  database: TestDatabase
  /** Set to travel in time. */
  clock: { now: Date }
  /** Sends a form as a browser does from a page of ours; `cookie` of an earlier answer. */
  post(
    url: string,
    form: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<Answer>
  get(url: string, headers?: Record<string, string>): Promise<Answer>
}

export type Answer = { status: number; body: string; headers: Record<string, unknown>; cookie: string }

/** A server with some surfaces on a database of its own; errors are answered with their status and code. */
export async function createWorkApp(
  surfaces: Surface[],
  publicUrl = 'http://localhost:8080',
): Promise<WorkApp> {
  const database = await createTestDatabase()
  const clock = { now: new Date('2026-05-01T08:00:00Z') }
  const url = new URL(publicUrl)
  const context = {
    config: { publicUrl: url, dataDir: '/nonexistent' },
    database,
    portal: new PortalSource(database),
    sessions: openSessions({ database, publicUrl: url, secret: '0'.repeat(64) }),
    personalParts: OWN_PARTS,
    ownState: [],
    assets: { styles: '/assets/work.css' },
    mail: openMail({ smtpUrl: undefined, dataDir: '/nonexistent', host: url.hostname }),
    renderMail: mailRenderer(url),
    log: silentLog,
    now: () => clock.now,
  } as unknown as WebContext
  const app = createHttpServer(context)
  requireGuards(app)
  refuseCrossOrigin(app, context)
  app.setErrorHandler((error, _request, reply) => {
    const { status, code } = outcomeOf(error)
    void reply.code(status).send(code === 'http.fault' ? String((error as Error).stack) : code)
  })
  for (const register of surfaces) await register(app, context)
  await app.ready()
  afterAll(() => app.close())

  const send = async (options: InjectOptions): Promise<Answer> => {
    const answer = await app.inject(options)
    const cookies = [answer.headers['set-cookie'] ?? []].flat()
    return {
      status: answer.statusCode,
      body: answer.body,
      headers: answer.headers,
      cookie: cookies.map((value) => String(value).split(';')[0]).join('; '),
    }
  }
  return {
    app,
    context,
    database,
    clock,
    get: (url, headers = {}) =>
      send({ method: 'GET', url, headers: { 'accept-language': 'en', ...headers } }),
    post: (url, form, headers = {}) =>
      send({
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          'accept-language': 'en',
          ...headers,
        },
        payload: encode(form),
      }),
  }
}

function encode(form: Record<string, string | string[]>): string {
  const pairs = Object.entries(form).flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
  return new URLSearchParams(pairs).toString()
}
