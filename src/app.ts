import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { APPLICATIONS_PART } from './domain/applications/index.ts'
import { BOOKMARKS_PART } from './domain/bookmarks/index.ts'
import { COMMENTS_PART, ownOf } from './domain/comments/index.ts'
import { FOLLOWS_PART, stateOf } from './domain/following/index.ts'
import { HISTORY_PART } from './domain/history/index.ts'
import { LIKES_PART } from './domain/liking/index.ts'
import { NOTICES_PART } from './domain/notifications/index.ts'
import { OWN_PARTS, openSessions } from './domain/people/index.ts'
import { SlotTimer } from './domain/placements/index.ts'
import { PUSH_PART } from './domain/push/index.ts'
import { RANKING_PART } from './domain/ranking/index.ts'
import { ReadCounter, Roller } from './domain/reading/index.ts'
import { Publisher } from './domain/reviewing/index.ts'
import { jobKinds } from './jobs.ts'
import type { Config } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database/index.ts'
import { runJobs } from './platform/jobs/index.ts'
import { createLog, errorFields, type Log } from './platform/log.ts'
import { type Mail, openMail } from './platform/mail/index.ts'
import { PageCache } from './platform/page-cache/index.ts'
import { projectRoot } from './platform/project-root.ts'
import { readSecret } from './platform/secret.ts'
import { openStorage } from './platform/storage/index.ts'
import { applySurface } from './web/apply/index.ts'
import { consoleSurface } from './web/console/index.ts'
import { deskSurface } from './web/desk/index.ts'
import { feeds } from './web/feeds/index.ts'
import { help } from './web/help/index.ts'
import { readAssets, serveAssets } from './web/http/assets.ts'
import type { WebContext } from './web/http/context.ts'
import { refuseCrossOrigin } from './web/http/csrf.ts'
import { requireGuards } from './web/http/guards.ts'
import { health } from './web/http/health.ts'
import { PortalSource } from './web/http/portal.ts'
import { createHttpServer } from './web/http/server.ts'
import { SharedLists } from './web/http/shared-lists.ts'
import { storable } from './web/http/stored-page.ts'
import { mailRenderer } from './web/mail/render.ts'
import { media } from './web/media/index.ts'
import { peopleSurface } from './web/people/index.ts'
import { answerError, drawArticle, drawPage, errorPages, reader } from './web/reader/index.ts'
import { studioSurface } from './web/studio/index.ts'

const PAGE_CACHE_BYTES = 48 * 1024 * 1024
const WEB_CONNECTIONS = 8
const JOB_CONNECTIONS = 6

/** What can be put in place of the real thing: the clock and the built client in tests, the page cache (off) when rendering is measured. */
export type Overrides = { now?: () => Date; pageCache?: boolean; log?: Log; assetsFolder?: string }

type Running = { close(): Promise<void> }

/** Makes what the web surfaces are given, on an open database that listens for purges. */
export async function createWebContext(
  config: Config,
  database: Database,
  overrides: Overrides = {},
): Promise<WebContext> {
  const log = overrides.log ?? createLog('web')
  const assetsFolder = overrides.assetsFolder ?? join(projectRoot(), 'dist', 'client')
  const trusted = () => database.purges.connected
  const pages =
    overrides.pageCache === false
      ? undefined
      : new PageCache({ maxBytes: PAGE_CACHE_BYTES, trusted, prepare: storable })
  if (pages) database.onPurge((tags) => pages.purge(tags))
  const secret = await readSecret(config.dataDir)
  const context: WebContext = {
    config,
    database,
    storage: openStorage(config.storageUrl),
    portal: new PortalSource(database),
    shared: new SharedLists(database, overrides.now),
    sessions: openSessions({ database, publicUrl: config.publicUrl, secret }),
    personalParts: [
      ...OWN_PARTS,
      APPLICATIONS_PART,
      COMMENTS_PART,
      LIKES_PART,
      FOLLOWS_PART,
      BOOKMARKS_PART,
      HISTORY_PART,
      NOTICES_PART,
      PUSH_PART,
      RANKING_PART,
    ],
    ownState: [
      (personId, asked) => stateOf(database, personId, asked),
      async (personId, { comments }) =>
        comments ? { comments: await ownOf(database, { personId, articleId: comments }) } : {},
    ],
    pages,
    reads: new ReadCounter(database, (message, error) => log.error(message, errorFields(error))),
    assets: await readAssets(assetsFolder),
    assetsFolder,
    mail: mailOf(config),
    renderMail: mailRenderer(config.publicUrl),
    drawArticle: (view, article) => drawArticle(context, view, article),
    drawPage: (view, page) => drawPage(context, view, page),
    log,
    now: overrides.now ?? (() => new Date()),
  }
  return context
}

/** The whole web application, not yet listening. `onRoute` sees every route, for tests that walk them. */
export async function createWebApp(
  context: WebContext,
  { onRoute }: { onRoute?: Parameters<FastifyInstance['addHook']>[1] } = {},
): Promise<FastifyInstance> {
  const app = createHttpServer(context, (error, request, reply) =>
    answerError(context, error, request, reply),
  )
  if (onRoute) app.addHook('onRoute', onRoute as never)
  refuseCrossOrigin(app, context)
  requireGuards(app)
  errorPages(app, context)
  health(app, context)
  serveAssets(app, context.assetsFolder)
  await reader(app, context)
  feeds(app, context)
  await media(app, context)
  await peopleSurface(app, context)
  await consoleSurface(app, context)
  await applySurface(app, context)
  await studioSurface(app, context)
  await deskSurface(app, context)
  help(app, context)
  await app.ready()
  return app
}

/** A web process: serves until closed, then finishes the requests it has. */
export async function startWeb(config: Config, overrides: Overrides = {}): Promise<Running> {
  const database = openOwn(config, WEB_CONNECTIONS)
  await database.purges.listen()
  const context = await createWebContext(config, database, { pageCache: config.pageCache, ...overrides })
  await context.portal.get()
  const app = await createWebApp(context)
  await app.listen({ host: config.host, port: config.port })
  return {
    async close() {
      await app.close()
      await context.reads.close()
      await database.close()
    },
  }
}

/** The job process: runs what was enqueued until closed, then lets the running jobs finish. */
export async function startJobProcess(config: Config): Promise<Running> {
  const log = createLog('jobs')
  // Readers come first: pictures are encoded, mails sent and lists made with what the web processes leave over.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const database = openOwn(config, JOB_CONNECTIONS)
  const context = {
    database,
    storage: openStorage(config.storageUrl),
    mail: mailOf(config),
    renderMail: mailRenderer(config.publicUrl),
    publicUrl: config.publicUrl,
    now: () => new Date(),
  }
  await database.purges.listen()
  const report = (message: string, error: unknown) => log.error(message, errorFields(error))
  const publisher = new Publisher(database, report)
  const roller = new Roller(database, report)
  const slots = new SlotTimer(database, report)
  const jobs = await runJobs(database, context, jobKinds, report)
  return {
    async close() {
      await publisher.close()
      await roller.close()
      await slots.close()
      await jobs.stop()
      await database.close()
    },
  }
}

function mailOf({ smtpUrl, dataDir, publicUrl }: Config): Mail {
  return openMail({ smtpUrl, dataDir, host: publicUrl.hostname })
}

function openOwn(config: Config, max: number): Database {
  if (!config.databaseUrl) throw new Error('a process of the tree was started without its database')
  return openDatabase(config.databaseUrl, { max })
}
