import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMail } from '../../../src/platform/mail/index.ts'
import { consoleSurface } from '../../../src/web/console/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { type Statement, statementsDuring } from '../../support/watch-statements.ts'
import { createWorkApp } from '../../support/work-app.ts'
import { type ConsoleRoom, consolePages, makeConsoleRoom, OPERATOR } from './console-room.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'masthead-console-'))
const { get, post, database, context, clock } = await createWorkApp([peopleSurface, consoleSurface])
Object.assign(context.config, { dataDir, storageUrl: 'file:///srv/files' })
context.mail = openMail({ smtpUrl: undefined, dataDir, host: 'news.example.test' })
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

let room: ConsoleRoom
let operator: { cookie: string }
beforeAll(async () => {
  clock.now = new Date()
  // The portal's settings are kept in memory only while news of changes is heard.
  await database.purges.listen()
  room = await makeConsoleRoom(database, context.mail, clock.now)
  operator = { cookie: (await post('/sign-in', OPERATOR)).cookie }
})

async function statementsOf(path: string): Promise<Statement[]> {
  const seen = await statementsDuring(async () => expect((await get(path, operator)).status, path).toBe(200))
  return seen.filter(({ text }) => !/^(begin|commit)$/i.test(text))
}

describe('every page of the console', () => {
  test('is there in both languages, with words for everything, in at most eight statements', async () => {
    for (const path of consolePages(room)) {
      for (const language of ['en', 'zh-CN']) {
        const page = await get(path, { ...operator, 'accept-language': language })
        expect(page.status, path).toBe(200)
        const shown = page.body.replace(/<head>.*<.head>|(href|value)="[^"]*"|<code[^>]*>.*?<\/code>/gs, '')
        expect(shown.match(/\b(console|audit|work|people|settings)\.[a-z][A-Za-z.]+/g) ?? [], path).toEqual(
          [],
        )
        expect(page.body, path).not.toContain('hush-0815')
        expect(page.body, path).not.toMatch(/undefined|NaN|\[object/)
      }
      expect((await statementsOf(path)).length, path).toBeLessThanOrEqual(8)
    }
  })

  test('answers a number that does not exist with 404, whatever it looks like', async () => {
    for (const id of ['0123456789abc', 'x', "'", '..%2f..%2fetc']) {
      for (const path of ['agreements', 'templates', 'people', 'channels', 'mail/outbox', 'settings']) {
        expect((await get(`/console/${path}/${id}`, operator)).status, `${path}/${id}`).toBe(404)
      }
      expect((await post(`/console/jobs/mail.send/${id}/retry`, {}, operator)).status).toBe(404)
      expect((await post(`/console/jobs/mail.send/${id}/discard`, {}, operator)).status).toBe(404)
    }
  })

  test('reads addresses with nonsense in them as if it were not there', async () => {
    const nonsense = ['before=x', 'q=%25_%5C', 'from=2026-99-99&to=x', 'role=x', 'stage=x&name=x']
    for (const query of nonsense) {
      for (const path of ['audit', 'people', 'jobs', 'mail', 'mail/outbox', 'channels', 'audit.csv']) {
        expect((await get(`/console/${path}?${query}`, operator)).status, `${path}?${query}`).toBe(200)
      }
    }
  })
})
