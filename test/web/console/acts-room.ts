import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { auditPage } from '../../../src/domain/audit/index.ts'
import { openMail } from '../../../src/platform/mail/index.ts'
import { consoleSurface } from '../../../src/web/console/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { createWorkApp } from '../../support/work-app.ts'
import { type ConsoleRoom, makeConsoleRoom, OPERATOR } from './console-room.ts'

/** The console of a portal with something on every page, and its operator, signed in before the tests. */
export async function openActsRoom() {
  const dataDir = mkdtempSync(join(tmpdir(), 'masthead-console-'))
  const work = await createWorkApp([peopleSurface, consoleSurface])
  const { post, database, context, clock } = work
  Object.assign(context.config, { dataDir, storageUrl: 'file:///srv/files' })
  const useMail = (smtpUrl?: string) => {
    context.mail = openMail({ smtpUrl, dataDir, host: 'news.example.test' })
  }
  useMail()
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  // Both are filled before the first test.
  const room = {} as ConsoleRoom
  const operator = { cookie: '' }
  beforeAll(async () => {
    clock.now = new Date()
    Object.assign(room, await makeConsoleRoom(database, context.mail, clock.now))
    operator.cookie = (await post('/sign-in', OPERATOR)).cookie
  })

  /** What the audit has of an action. */
  const acts = async (action: string) => (await auditPage(database.db, { action }, { limit: 100 })).entries
  return { ...work, room, operator, acts, useMail }
}
