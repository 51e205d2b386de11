import { beforeAll, describe, expect, test } from 'vitest'
import { restoreArticle, retractArticle } from '../../../src/domain/articles/index.ts'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import {
  type By,
  changePlacement,
  FRONT,
  livePlacements,
  movePlacement,
  type PlacementWords,
  pageHistory,
  place,
  placementsAt,
  rollBack,
  type Spot,
  withdraw,
} from '../../../src/domain/placements/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'

const database = await createTestDatabase()
const START = new Date('2026-05-01T08:00:00Z')
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const editor = (personId = newId()): Actor => ({ personId, roles: ['reader', 'editor'], members: [] })
const actor = editor()
const by = (minutes = 0, more: Partial<By> = {}): By => ({ actor, now: later(minutes), ...more })

let room: Awaited<ReturnType<typeof makeRoom>>
let articles: string[]
beforeAll(async () => {
  room = await makeRoom(database, START)
  articles = []
  for (let index = 0; index < 6; index += 1)
    articles.push(
      (await publishOne(database, room.accountId, { channelId: room.channelId }, START)).articleId,
    )
})

function words(article: number, changes: Partial<PlacementWords> = {}): PlacementWords {
  return {
    spot: { slot: 'lead', channelId: null, position: 1 },
    target: { kind: 'article', id: articles[article] ?? '' },
    headline: '',
    summary: '',
    mediaId: null,
    from: later(0),
    until: null,
    sponsored: false,
    sponsor: '',
    ...changes,
  }
}

const put = (page: string, what: PlacementWords, who: By = by()) =>
  transact(database, (tx) => place(tx, page, what, who))

/** What stands on a page at a minute, by place. */
async function standing(page: string, minutes = 0) {
  const { rows } = await livePlacements(database, page, later(minutes))
  const { shown } = placementsAt(rows, later(minutes))
  return Object.fromEntries(
    [...shown].map(([key, { target }]) => [
      key,
      target.kind === 'outside' ? target.url : articles.indexOf(target.id),
    ]),
  )
}

/** A page of its own for a test: another channel. */
async function page(): Promise<string> {
  return (await makeRoom(database, START)).channelId
}

describe('placing', () => {
  test('an article, for a time', async () => {
    const here = await page()
    await put(here, words(0, { from: later(10), until: later(20) }))
    expect(await standing(here, 9)).toEqual({})
    expect(await standing(here, 10)).toEqual({ 'lead..1': 0 })
    expect(await standing(here, 20)).toEqual({})
  })

  test.each<[string, Partial<PlacementWords>, Record<string, string>]>([
    ['a forged ID', { target: { kind: 'article', id: "'; drop" } }, { target: 'article' }],
    ['an unknown article', { target: { kind: 'article', id: newId() } }, { target: 'article' }],
    ['an unknown series', { target: { kind: 'series', id: newId() } }, { target: 'series' }],
    ['a script', { target: { kind: 'outside', url: 'javascript:alert(1)' }, headline: 'H' }, { url: 'url' }],
    ['data', { target: { kind: 'outside', url: 'data:text/html,x' }, headline: 'H' }, { url: 'url' }],
    [
      'credentials',
      { target: { kind: 'outside', url: 'https://a:b@example.org' }, headline: 'H' },
      { url: 'url' },
    ],
    [
      'no headline',
      { target: { kind: 'outside', url: 'https://example.org' } },
      { headline: 'headlineMissing' },
    ],
    ['position 0', { spot: { slot: 'lead', channelId: null, position: 0 } }, { spot: 'spot' }],
    ['position 2 of one', { spot: { slot: 'lead', channelId: null, position: 2 } }, { spot: 'spot' }],
    ['half a position', { spot: { slot: 'second', channelId: null, position: 1.5 } }, { spot: 'spot' }],
    [
      'a headline of no channel',
      { spot: { slot: 'headline', channelId: null, position: 1 } },
      { spot: 'spot' },
    ],
    ['an end before now', { until: later(-1) }, { until: 'untilPast' }],
    ['an end before its beginning', { from: later(10), until: later(5) }, { until: 'untilBefore' }],
    ['the year 3000', { from: new Date('3000-01-01') }, { from: 'fromFar' }],
    ['no time', { from: new Date(Number.NaN) }, { from: 'fromFar' }],
    ['a long headline', { headline: '长'.repeat(121) }, { headline: 'headlineLong' }],
    ['a picture that is none', { mediaId: newId() }, { picture: 'picture' }],
  ])('refuses %s', async (_, changes, errors) => {
    await expect(put(FRONT, words(0, changes))).rejects.toMatchObject({
      code: 'placement.invalid',
      details: { errors },
    })
  })

  test('refuses a column’s lead of a channel that is none', async () => {
    const spot = { slot: 'column-lead' as const, channelId: room.channelId, position: 1 }
    await expect(put(FRONT, words(0, { spot }))).rejects.toMatchObject({
      details: { errors: { spot: 'spot' } },
    })
    await put(FRONT, words(0, { spot: { ...spot, slot: 'headline' }, until: later(1) }))
  })

  test('refuses a page that is none, and people who are no editors', async () => {
    await expect(put(newId(), words(0))).rejects.toMatchObject({ code: 'placement.no_page' })
    const reader: Actor = { personId: newId(), roles: ['reader', 'moderator'], members: [] }
    await expect(put(FRONT, words(0), by(0, { actor: reader }))).rejects.toMatchObject({
      code: 'people.forbidden',
    })
  })

  test('says of an article of another state what its state is', async () => {
    const { articleId } = await publishOne(database, room.accountId, {}, START)
    const what = { articleId, actor: null, now: later(1) }
    await transact(database, (tx) => retractArticle(tx, { ...what, reason: 'Wrong' }))
    await expect(put(FRONT, words(0, { target: { kind: 'article', id: articleId } }))).rejects.toMatchObject({
      details: { errors: { target: 'state' }, state: 'retracted' },
    })
  })

  test('does nothing twice for one form', async () => {
    const here = await page()
    const key = 'form-0123456789'
    await put(here, words(0), by(0, { key }))
    await expect(put(here, words(0), by(0, { key }))).rejects.toMatchObject({
      code: 'placement.done_before',
      details: { number: 1 },
    })
  })

  test('an article that is retracted meanwhile falls out, and stands again when it is restored', async () => {
    const here = await page()
    const { articleId } = await publishOne(database, room.accountId, {}, START)
    await put(here, words(0, { target: { kind: 'article', id: articleId } }))
    const what = { articleId, actor: null, now: later(1) }
    await transact(database, (tx) => retractArticle(tx, { ...what, reason: 'Wrong' }))
    expect(await standing(here)).toEqual({})
    const { rows } = await livePlacements(database, here, later(1))
    expect(placementsAt(rows, later(1)).passed).toMatchObject([{ why: 'gone' }])
    await transact(database, (tx) => restoreArticle(tx, what))
    expect(Object.keys(await standing(here))).toEqual(['lead..1'])
  })
})

describe('changing', () => {
  test('ends a row and places another; two at once: the second is told', async () => {
    const here = await page()
    const { placementId } = await put(here, words(0))
    await transact(database, (tx) => changePlacement(tx, placementId, words(1), by(1)))
    expect(await standing(here, 1)).toEqual({ 'lead..1': 1 })
    await expect(
      transact(database, (tx) => changePlacement(tx, placementId, words(2), by(2))),
    ).rejects.toMatchObject({ code: 'placement.ended', details: { page: here } })
    await expect(transact(database, (tx) => withdraw(tx, placementId, by(2)))).rejects.toMatchObject({
      code: 'placement.ended',
    })
  })

  test('changes of one page at once come one after the other', async () => {
    const here = await page()
    const spot = (position: number) => ({ slot: 'second' as const, channelId: null, position })
    await Promise.all([1, 2, 3, 4].map((position) => put(here, words(position, { spot: spot(position) }))))
    expect(await standing(here)).toEqual({ 'second..1': 1, 'second..2': 2, 'second..3': 3, 'second..4': 4 })
    const { changes } = await pageHistory(database, here)
    expect(changes.map(({ number }) => number)).toEqual([4, 3, 2, 1])
  })

  test('moves, and what stands there takes the place that becomes free', async () => {
    const here = await page()
    const lead = await put(here, words(0))
    const second = { slot: 'second' as const, channelId: null, position: 2 }
    const other = await put(here, words(1, { spot: second }))
    await transact(database, (tx) =>
      movePlacement(tx, other.placementId, words(0).spot, by(1), lead.placementId),
    )
    expect(await standing(here, 1)).toEqual({ 'lead..1': 1, 'second..2': 0 })
  })

  test('moves nothing that is over, nor what stands elsewhere than where it is said to stand', async () => {
    const [here, there] = [await page(), await page()]
    const second = (position: number) => ({ slot: 'second' as const, channelId: null, position })
    const short = await put(here, words(0, { until: later(30) }))
    const long = await put(here, words(1, { spot: second(2) }))
    const elsewhere = await put(there, words(2, { spot: second(2) }))
    const move = (id: string, spot: Spot, minutes: number, displaced?: string) =>
      transact(database, (tx) => movePlacement(tx, id, spot, by(minutes), displaced))
    const ended = { code: 'placement.ended' }
    const invalid = { code: 'placement.invalid', details: { errors: { spot: 'spot' } } }
    const toLead = words(0).spot
    await expect(move(short.placementId, second(2), 30, long.placementId)).rejects.toMatchObject(ended)
    await expect(move(long.placementId, toLead, 30, short.placementId)).rejects.toMatchObject(ended)
    await expect(move(short.placementId, second(2), 1, elsewhere.placementId)).rejects.toMatchObject(invalid)
    await expect(move(short.placementId, second(3), 1, long.placementId)).rejects.toMatchObject(invalid)
    const forged = { slot: 'headline' as const, channelId: newId(), position: 1 }
    const onFront = await put(FRONT, words(3, { spot: second(4), until: later(40) }))
    await expect(move(onFront.placementId, forged, 1)).rejects.toMatchObject(invalid)
    expect(await standing(here, 1), 'nothing was done').toEqual({ 'lead..1': 0, 'second..2': 1 })
  })

  test('rows are kept as they are by the database itself', async () => {
    const here = await page()
    const { placementId } = await put(here, words(0))
    const row = () => database.db.updateTable('placement').where('id', '=', placementId)
    await expect(row().set({ headline: 'Forged' }).execute()).rejects.toThrow(/kept as they are/)
    await expect(database.db.deleteFrom('placement').execute()).rejects.toThrow(/kept as they are/)
    await transact(database, (tx) => withdraw(tx, placementId, by(1)))
    await expect(row().set({ ended: null }).execute()).rejects.toThrow(/kept as they are/)
  })
})

describe('going back', () => {
  test('brings any earlier state again, by new rows', async () => {
    const here = await page()
    const first = await put(here, words(0))
    await put(here, words(1, { spot: { slot: 'second', channelId: null, position: 1 }, until: later(30) }))
    await transact(database, (tx) => withdraw(tx, first.placementId, by(2, { reason: 'Too early' })))
    await put(here, words(2))
    expect(await standing(here, 3)).toEqual({ 'lead..1': 2, 'second..1': 1 })
    await transact(database, (tx) => rollBack(tx, here, 2, by(4)))
    expect(await standing(here, 4)).toEqual({ 'lead..1': 0, 'second..1': 1 })
    await transact(database, (tx) => rollBack(tx, here, 4, by(5)))
    expect(await standing(here, 5)).toEqual({ 'lead..1': 2, 'second..1': 1 })
    await transact(database, (tx) => rollBack(tx, here, 0, by(6)))
    expect(await standing(here, 6)).toEqual({})
    await transact(database, (tx) => rollBack(tx, here, 2, by(31)))
    expect(await standing(here, 31), 'what has expired stays so').toEqual({ 'lead..1': 0 })
    const { changes } = await pageHistory(database, here)
    expect(changes.map(({ kind }) => kind)).toEqual([
      ...['rolled_back', 'rolled_back', 'rolled_back', 'rolled_back'],
      ...['placed', 'withdrawn', 'placed', 'placed'],
    ])
    expect(changes.at(5)?.reason).toBe('Too early')
    expect(changes.at(3)).toMatchObject({ backTo: 2, placed: [{}], ended: [{}] })
  })

  test.each([[-1], [5], [1.5], [Number.NaN]])('refuses a change that is none: %s', async (number) => {
    const here = await page()
    await put(here, words(0))
    await expect(transact(database, (tx) => rollBack(tx, here, number, by(1)))).rejects.toMatchObject({
      code: 'placement.no_change',
    })
  })
})
