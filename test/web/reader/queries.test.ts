import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { relateDue } from '../../../src/domain/ranking/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'

let portal: PortalApp
let room: Awaited<ReturnType<typeof makeRoom>>
let article: Awaited<ReturnType<typeof publishOne>>

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp({ pageCache: false })
  room = await makeRoom(portal.database)
  for (let index = 0; index < 5; index += 1) {
    article = await publishOne(portal.database, room.accountId, {
      channelId: room.channelId,
      topics: ['轮渡', '码头'],
    })
  }
  await relateDue(portal.database, new Date())
})

/** The statements that one request runs, with every cache of this process cold. */
async function statementsOf(path: string): Promise<string[]> {
  portal.database.purges.announce('all')
  const seen: string[] = []
  const run = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    seen.push(typeof given[0] === 'string' ? given[0] : (given[0] as { text: string }).text)
    return (run as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof run
  try {
    expect((await fetch(`${portal.address}${path}`)).status).toBe(200)
  } finally {
    pg.Client.prototype.query = run
  }
  // The heartbeat of the connection that listens for purges is nobody's page.
  return seen.filter((text) => text !== 'select 1')
}

describe('statements for a page with every cache cold, what pages share included (settings, channels, hot list, a channel’s newest)', () => {
  it.each([
    // Its own, and those of its comments: the first ones, what is quoted, what is pinned, how many.
    ['an article', () => article.path, 8],
    ['its comments', () => `/a/${article.articleId}/comments?sort=new`, 7],
    ['the front page', () => '/', 6],
    ['a channel', () => `/c/${room.slug}`, 5],
    ['a topic', () => `/t/${encodeURIComponent('轮渡')}`, 5],
    ['an account', () => `/@${room.handle}`, 4],
    ['its articles', () => `/@${room.handle}/articles`, 5],
    ['its series', () => `/@${room.handle}/series`, 4],
    ['a history', () => `/a/${article.articleId}/history`, 5],
    ['the hot list', () => '/hot', 3],
    ['the feed', () => '/feed.xml', 3],
  ])('%s', async (_, path, most) => {
    const seen = await statementsOf(path())
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.length).toBeLessThanOrEqual(most)
  })
})
