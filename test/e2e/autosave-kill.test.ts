import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginArticle, findDraft } from '../../src/domain/drafts/index.ts'
import { type Database, openDatabase, transact } from '../../src/platform/database/index.ts'
import { makeRoom } from '../support/content.ts'
import { processTree } from '../support/processes.ts'
import { actorFor, join, makePerson, PASSWORD } from '../support/writers.ts'
import { type Portal, startPortal } from './portal.ts'

const SAVES = 120
const KILLS = 5

let portal: Portal
let database: Database
beforeAll(async () => {
  portal = await startPortal({ workers: 1 })
  database = openDatabase(portal.databaseUrl(), { max: 2 })
}, 90_000)
afterAll(async () => {
  await database?.close()
  await portal?.stop()
})

test('what was acknowledged is there, however often the server is killed while saving', async () => {
  const { accountId } = await makeRoom(database)
  const { personId, email } = await makePerson(database)
  await join(database, accountId, personId, 'writer')
  const actor = await actorFor(database, personId)
  const { articleId } = await transact(database, (tx) =>
    beginArticle(tx, { accountId, actor, language: 'en', now: new Date() }),
  )
  const cookie = await signIn(email)
  let version = 1
  let acknowledged = 0
  let kills = 0
  for (let save = 1; save <= SAVES; save++) {
    const isKilled = save % Math.floor(SAVES / KILLS) === 0
    const answer = put(articleId, cookie, version, `Save ${save}`)
    if (isKilled) {
      // At another moment each time: before, while and after it is written.
      await wait(kills * 3)
      kills += killWebProcesses(portal.pid)
    }
    const saved = await answer.catch(() => undefined)
    const again = saved ?? (await untilSaved(articleId, cookie, version, `Save ${save}`))
    version = again
    acknowledged = save
    const draft = await findDraft(database.db, articleId)
    expect(draft).toMatchObject({ version, fields: { title: `Save ${acknowledged}` } })
  }
  expect(kills).toBeGreaterThanOrEqual(KILLS)
}, 120_000)

/** Kills the web processes of a portal's tree, found by the title they give themselves; gives how many. */
function killWebProcesses(root: number): number {
  const web = processTree(root).filter((pid) => titleOf(pid).includes('masthead web'))
  for (const pid of web) process.kill(pid, 'SIGKILL')
  return web.length
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** Tries as the editor does: the same fields from the same version, until somebody answers. */
async function untilSaved(
  articleId: string,
  cookie: string,
  version: number,
  title: string,
): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    await wait(100)
    const saved = await put(articleId, cookie, version, title).catch(() => undefined)
    if (saved !== undefined) return saved
  }
  throw new Error('the server did not come back')
}

async function put(articleId: string, cookie: string, baseVersion: number, title: string): Promise<number> {
  const answer = await fetch(`${portal.url}/studio/articles/${articleId}/draft`, {
    method: 'PUT',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie,
    },
    body: JSON.stringify({ baseVersion, session: 'window-one', fields: { title } }),
  })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { version: number }).version
}

async function signIn(email: string): Promise<string> {
  const answer = await fetch(`${portal.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email, password: PASSWORD }),
  })
  expect(answer.status).toBe(303)
  return answer.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ')
}
