import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { relateDue } from '../../../src/domain/ranking/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createStudioApp, type StudioApp } from '../../support/studio-app.ts'

let app: StudioApp
let own: Awaited<ReturnType<typeof publishOne>>
let other: Awaited<ReturnType<typeof publishOne>>

beforeAll(async () => {
  app = await createStudioApp()
  const { database, clock } = app
  const room = await makeRoom(database, clock.now)
  const write = (title: string) =>
    publishOne(database, room.accountId, { title, topics: ['潮汐'], channelId: room.channelId }, clock.now)
  own = await write('退潮之后')
  other = await write('涨潮之前')
  for (let more = 0; more < 8; more += 1) await write(`第 ${more} 篇`)
  await relateDue(database, clock.now)
  await sql`insert into hot_entry (scope, position, article_id, score, reads, made_at)
    values ('', 1, ${own.articleId}, 3, 12, ${clock.now})`.execute(database.db)
})

describe('why is this here', () => {
  it('stands beside each related article, and leads to its points with the weights in force', async () => {
    const page = await app.get(own.path)
    const link = /href="(\/ranking\/why\?list=related[^"]+)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&')
    expect(link).toBeDefined()
    const { status, body } = await app.get(link as string)
    expect(status).toBe(200)
    expect(body).toContain('In related reading, at place')
    expect(body).toContain('topic: 潮汐')
    expect(body).toContain('It stands under:')
    expect(body).toMatch(/Telling words in common.*?<td class="number">0<\/td><td class="number">60<\/td>/s)
  })

  it('answers for the hot list, and for what is not in it', async () => {
    const hot = await app.get(`/ranking/why?list=hot&article=${own.articleId}`)
    expect(hot.body).toContain('at place 1')
    expect(hot.body).toContain('Reads so far: 12.')
    const gone = await app.get(`/ranking/why?list=hot&article=${other.articleId}`)
    expect(gone.status).toBe(200)
    expect(gone.body).toContain('no longer in this list')
  })

  it.each([
    'list=hot',
    'list=cold&article={}',
    'list=related&article={}',
    'list=hot&article=nonsense',
    "list=hot&article='%20or%201=1",
    'list=hot&article={}&article={}',
    'list=hot&article=0000000000000',
  ])('refuses what is no place in a list: %s', async (query) => {
    const { status } = await app.get(`/ranking/why?${query.replaceAll('{}', own.articleId)}`)
    expect(status).toBe(404)
  })

  it('leads to the explanation of all lists without a question', async () => {
    const { status, headers } = await app.get('/ranking/why')
    expect([status, headers.location]).toEqual([303, '/ranking'])
  })

  it('has no place for what was retracted', async () => {
    const { articleId: gone } = other
    await transact(app.database, (tx) =>
      retractArticle(tx, { articleId: gone, actor: null, reason: '误发', now: app.clock.now }),
    )
    expect((await app.get(`/ranking/why?list=related&article=${gone}&of=${own.articleId}`)).status).toBe(404)
    expect((await app.get(own.path)).body).not.toContain(`article=${gone}`)
  })
})

describe('/ranking', () => {
  it('explains each list in both languages', async () => {
    for (const [language, words] of [
      [
        'en',
        ['Related reading', 'up to 60 points', 'Use nothing about me', '8 percent of the places', '30 days'],
      ],
      ['zh-CN', ['相关阅读', '最多 60 分', '不使用关于我的信息', '8%', '30 天']],
    ] as const) {
      const { status, body } = await app.get('/ranking', undefined, { 'accept-language': language })
      expect(status).toBe(200)
      for (const word of words) expect(body).toContain(word)
    }
  })

  it('shows the weights in force as soon as they are changed', async () => {
    const changes = { relatedContent: 55, hotLike: 210, hotBookmark: 140, hotPlaceReads: 45 }
    await transact(app.database, (tx) => changeSettings(tx, changes, { actor: null, now: app.clock.now }))
    const { body } = await app.get('/ranking')
    expect(body).toContain('up to 55 points')
    expect(body).toContain('45 of 1,000')
    expect(body).toMatch(/A like, against a read<\/th><td[^>]*>210 %/)
    expect(body).toMatch(/A bookmark, against a read<\/th><td[^>]*>140 %/)
  })

  it('tells how search ranks', async () => {
    const { body } = await app.get('/ranking')
    expect(body).toContain('<h2 id="search">Search</h2>')
    expect(body).toMatch(/A word in the title adds to its weight<\/th><td[^>]*>90 %/)
  })
})
