import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerPlacement, type PlacementWords, place } from '../../../src/domain/placements/index.ts'
import { beginSeries, fileUnderSeries } from '../../../src/domain/series/index.ts'
import { changeSettings, type Settings } from '../../../src/domain/settings/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createStudioApp, type StudioApp } from '../../support/studio-app.ts'

let app: StudioApp
let room: Awaited<ReturnType<typeof makeRoom>>
let seriesId: string
const ids: string[] = []
const CARE = { cookie: 'view=en~care~auto' }

beforeAll(async () => {
  app = await createStudioApp()
  const { database, clock } = app
  room = await makeRoom(database, clock.now)
  const { accountId, channelId } = room
  for (let index = 0; index < 12; index += 1) {
    const at = new Date(clock.now.getTime() - (index + 1) * 60_000)
    const made = await publishOne(
      database,
      accountId,
      { channelId, title: `No ${index}`, language: 'en' },
      at,
    )
    ids.push(made.articleId)
  }
  const actor = { personId: newId(), roles: [], members: [{ accountId, role: 'owner' as const }] }
  seriesId = await transact(database, async (tx) => {
    const words = { title: 'Ferries', description: '', coverMediaId: null }
    const made = await beginSeries(tx, { accountId, words, actor, now: clock.now })
    await fileUnderSeries(tx, {
      articleId: ids[0] ?? '',
      seriesId: made.seriesId,
      actor: null,
      now: clock.now,
    })
    return made.seriesId
  })
  await sql`insert into hot_entry (scope, position, article_id, score, reads, made_at, explored)
    values ('', 1, ${ids[7]}, 3, 12, ${clock.now}, false), ('', 2, ${ids[8]}, 0, 1, ${clock.now}, true)`.execute(
    database.db,
  )
})

type Item = { list: string; position: number; reason: string; why: string[] }

/** What a page tells of its lists, in the order of the page: each item with its ways to why it is there. */
async function rankedOn(path: string, headers: Record<string, string> = {}): Promise<Item[]> {
  const { body } = await app.get(path, undefined, { 'accept-language': 'en', ...headers })
  const [, ...items] = body.split(/(?=data-ranked=")/)
  return items.map((item) => {
    const [, list = '', position, reason = ''] =
      /^data-ranked="([a-z-]+)" data-position="(\d+)" data-reason="([a-z]+)"/.exec(item) ?? []
    const why = [...item.matchAll(/href="(\/ranking\/why\?[^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
    return { list, position: Number(position), reason, why }
  })
}
const set = (changes: Partial<Settings>) =>
  transact(app.database, (tx) => changeSettings(tx, changes, { actor: null, now: app.clock.now }))
const put = (words: Partial<PlacementWords>) =>
  transact(app.database, (tx) =>
    place(
      tx,
      '',
      {
        spot: { slot: 'lead', channelId: null, position: 1 },
        target: { kind: 'article', id: ids[0] ?? '' },
        ...{ headline: '', summary: '', mediaId: null, sponsored: false, sponsor: '' },
        ...{ from: app.clock.now, until: null },
        ...words,
      },
      { actor: { personId: newId(), roles: ['editor'], members: [] }, now: app.clock.now },
    ),
  )
const why = async (href: string) => app.get(href, undefined, { 'accept-language': 'en' })

describe('what the ranking puts on the front page', () => {
  it.each([
    ['the standard edition', {}, 11],
    ['the care edition', CARE, 6],
  ])('is told, each with one way to why, in %s', async (_, headers, count) => {
    const items = await rankedOn('/', headers)
    expect(items.filter(({ list }) => list === 'newest')).toHaveLength(count)
    for (const item of items) {
      expect(item).toMatchObject({ reason: item.list, position: expect.any(Number) })
      expect(item.why, JSON.stringify(item)).toHaveLength(1)
    }
    const { status, body } = await why(items.find(({ list }) => list === 'newest')?.why[0] ?? '')
    expect(status).toBe(200)
    expect(body).toContain('It was published on')
  })

  it('is told of a channel’s page too', async () => {
    const [lead] = await rankedOn(`/c/${room.slug}`)
    expect(lead).toMatchObject({ list: 'newest', position: 1, reason: 'newest' })
  })

  it('says where the list of what is read most fills it, and what of that few have seen', async () => {
    await set({ frontFill: 'hot' })
    const [lead, second, third] = await rankedOn('/')
    expect(lead).toMatchObject({ list: 'hot', position: 1, reason: 'hot' })
    expect(second).toMatchObject({ list: 'explore', position: 2, reason: 'explore' })
    expect(third).toMatchObject({ list: 'newest', position: 3 })
    expect((await why(lead?.why[0] ?? '')).body).toContain('In the list of what is read most, at place 1')
    expect((await why(second?.why[0] ?? '')).body).toContain('kept for articles that few have seen')
    await set({ frontFill: 'newest' })
  })
})

describe('what editors place', () => {
  it('leads to why, also a title, a series and a page elsewhere that is paid for', async () => {
    await put({ target: { kind: 'series', id: seriesId }, headline: 'Read all of it' })
    await put({
      spot: { slot: 'second', channelId: null, position: 1 },
      target: { kind: 'outside', url: 'https://ferry.example/tickets' },
      ...{ headline: 'Tickets', sponsored: true, sponsor: 'Ferry Company' },
    })
    await put({
      spot: { slot: 'headline', channelId: room.channelId, position: 6 },
      target: { kind: 'article', id: ids[11] ?? '' },
    })
    const placed = (await rankedOn('/')).filter(({ list }) => list === 'slot')
    expect(placed.map(({ reason }) => reason)).toEqual(['slot', 'sponsored', 'slot'])
    const answers = await Promise.all(placed.map(async ({ why: [href = ''] }) => why(href)))
    const [series, paid, title] = answers.map(({ status, body }) => (status === 200 ? body : ''))
    expect(series).toContain('Read all of it')
    expect(series).toContain('An editor placed it here on')
    expect(paid).toContain('The place is paid for.')
    expect(paid).toContain('Sponsored by Ferry Company')
    expect(paid).toContain('rel="external noopener noreferrer sponsored nofollow"')
    expect(title).toContain('No 11')
  })

  it('tells nobody of what waits, is to come or is no placement', async () => {
    const tomorrow = new Date(app.clock.now.getTime() + 86_400_000)
    const target = { kind: 'outside' as const, url: 'https://secret.example/' }
    const planned = await put({ target, headline: 'Secret', from: tomorrow })
    await set({ placementSecondApproval: true })
    const waits = await put({ target, headline: 'Secret' })
    await set({ placementSecondApproval: false })
    for (const id of [planned.placementId, waits.placementId, newId(), 'x', "'%20or%201=1"])
      expect((await why(`/ranking/why?list=slot&placement=${id}`)).status, id).toBe(404)
    expect((await why(`/ranking/why?list=hot&placement=${waits.placementId}`)).status).toBe(404)
    const other = {
      actor: { personId: newId(), roles: ['editor' as const], members: [] },
      now: app.clock.now,
    }
    await transact(app.database, (tx) => answerPlacement(tx, waits.placementId, 'approved', other))
    expect((await why(`/ranking/why?list=slot&placement=${waits.placementId}`)).body).toContain('Secret')
  })
})
