import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { type ReaderSession, signInReader } from '../../support/reader-session.ts'
import { statementsDuring } from '../../support/watch-statements.ts'

let portal: PortalApp
let reader: ReaderSession
let room: Awaited<ReturnType<typeof makeRoom>>
let article: Awaited<ReturnType<typeof publishOne>>
beforeAll(async () => {
  portal = await startPortalApp()
  reader = await signInReader(portal)
  room = await makeRoom(portal.database)
  article = await publishOne(portal.database, room.accountId, { topics: ['轮渡'] })
  // What a process reads once.
  await ask('/following')
})
afterAll(() => portal?.close())

function ask(path: string, method = 'GET') {
  return fetch(`${portal.address}${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie: reader.cookie, 'sec-fetch-site': 'same-origin', accept: 'application/json' },
    body: method === 'POST' ? new URLSearchParams({ on: '1' }) : undefined,
  })
}

/** How many statements a request runs; those of the process itself (its heartbeat, waiting purges) left out. */
async function statementsOf(path: string, method?: string): Promise<string[]> {
  const seen = await statementsDuring(async () => expect((await ask(path, method)).status).toBe(200))
  return seen.map(({ text }) => text).filter((text) => !/waiting and purged_at/.test(text))
}

describe('statements, the session’s own included', () => {
  test.each([
    [
      'the small request of an article’s page',
      () => `/me.json?article=${article.articleId}&account=${room.accountId}`,
      6,
    ],
    ['what is followed published', () => '/following', 5],
    ['what is followed', () => '/me/following', 6],
    ['bookmarks', () => '/me/bookmarks', 6],
    ['the history', () => '/me/history', 6],
  ])('%s', async (_, path, most) => {
    expect((await statementsOf(path())).length).toBeLessThanOrEqual(most)
  })

  test.each([
    ['a like', () => `/a/${article.articleId}/like`, 15],
    ['a bookmark', () => `/a/${article.articleId}/bookmark`, 13],
    ['a follow', () => `/@${room.handle}/follow`, 13],
    ['a like that is there already', () => `/a/${article.articleId}/like`, 10],
  ])('%s', async (_, path, most) => {
    const seen = await statementsOf(path(), 'POST')
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.length).toBeLessThanOrEqual(most)
  })
})
