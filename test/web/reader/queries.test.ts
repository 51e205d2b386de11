import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { relateDue } from '../../../src/domain/ranking/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { type Statement, statementsDuring } from '../../support/watch-statements.ts'

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
async function statementsOf(path: string): Promise<Statement[]> {
  portal.database.purges.announce('all')
  return statementsDuring(async () => expect((await fetch(`${portal.address}${path}`)).status).toBe(200))
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
