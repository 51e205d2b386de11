import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Channel } from '../../../src/domain/channels/index.ts'
import type { ListedArticle } from '../../../src/domain/listing/index.ts'
import {
  channelModel,
  frontModel,
  type Placement,
  placementsAt,
  SLOTS,
  type Slot,
} from '../../../src/domain/placements/index.ts'
import { DEFAULT_FRONT, type FrontBlock } from '../../../src/domain/settings/index.ts'

const START = Date.parse('2026-05-01T00:00:00Z')
const at = (minutes: number) => new Date(START + minutes * 60_000)
const name = (kind: string, number: number) => `${kind}${String(number).padStart(12, '0')}`

const CHANNELS: Channel[] = [0, 1, 2].map((number) => ({
  id: name('c', number),
  slug: `c${number}`,
  position: number % 2,
  names: { en: `C${number}` },
  descriptions: {},
  colour: null,
  isColumn: number === 2,
}))

function article(number: number): ListedArticle {
  return {
    id: name('a', number),
    slug: '',
    title: `T${number}`,
    summary: '',
    language: 'en',
    label: 'original',
    flags: [],
    units: 10,
    // Some came at the same moment.
    publishedAt: at(-Math.floor(number / 2)),
    updatedAt: at(0),
    channelId: CHANNELS[number % 4]?.id ?? null,
    account: { id: name('u', 1), handle: 'h', name: 'H' },
    cover: number % 3 === 0 ? ({ id: name('m', number), kind: 'picture' } as never) : undefined,
  }
}

const ARTICLES = Array.from({ length: 30 }, (_, number) => article(number))

function placement(changes: Partial<Placement> & { begun: number }): Placement {
  const shown = ARTICLES[changes.begun % 30] as ListedArticle
  return {
    id: name('p', changes.begun),
    page: '',
    slot: 'lead',
    channelId: null,
    position: 1,
    target: {
      kind: 'article',
      id: shown.id,
      article: shown,
      seen: { title: '', language: '' },
      edited: false,
    },
    headline: '',
    summary: '',
    from: at(0),
    until: null,
    sponsored: false,
    sponsor: '',
    wantsApproval: false,
    approved: null,
    ended: null,
    ...changes,
  }
}

const placements = fc
  .array(
    fc.record({
      slot: fc.constantFrom(...(Object.keys(SLOTS) as Slot[])),
      channel: fc.nat(2),
      position: fc.integer({ min: 1, max: 4 }),
      article: fc.nat(12),
      listed: fc.boolean(),
      from: fc.integer({ min: -20, max: 20 }),
      lasts: fc.option(fc.integer({ min: 1, max: 30 })),
      wantsApproval: fc.boolean(),
      approved: fc.option(fc.constant(99)),
      ended: fc.option(fc.constant(98), { freq: 5 }),
      // Rows of one change have its number.
      begun: fc.nat(6),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(({ channel, article: number, listed, lasts, from, ...row }, index): Placement => {
      const ofChannel = row.slot === 'headline' || row.slot === 'column-lead'
      const shown = ARTICLES[number] as ListedArticle
      return placement({
        ...row,
        id: name('p', index),
        channelId: ofChannel ? (CHANNELS[channel]?.id ?? null) : null,
        position: Math.min(row.position, SLOTS[row.slot]),
        from: at(from),
        until: lasts === null ? null : at(from + lasts),
        target: {
          kind: 'article',
          id: shown.id,
          article: listed ? shown : undefined,
          seen: { title: '', language: '' },
          edited: false,
        },
      })
    }),
  )

const blocks = fc
  .shuffledSubarray([...DEFAULT_FRONT.frontBlocks], { minLength: 1 })
  .map((some) => some.map((block): FrontBlock => ({ ...block, on: true })))

/** The same rows in another order. */
const shuffled = <T>(rows: readonly T[], order: readonly number[]): T[] =>
  rows
    .map((row, index) => ({ row, key: order[index % order.length] ?? 0, index }))
    .sort((a, b) => a.key - b.key || b.index - a.index)
    .map(({ row }) => row)

describe('what stands on a page', () => {
  test('is the same for the same rows in any order of arrival', () => {
    const order = fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 })
    const minute = fc.integer({ min: -25, max: 55 })
    const fill = fc.constantFrom('newest' as const, 'hot' as const)
    fc.assert(
      fc.property(placements, blocks, fill, minute, order, (rows, arranged, by, now, keys) => {
        const hot = ARTICLES.slice(4, 9).map((one, index) => ({ position: index + 1, article: one }))
        const draw = (some: <T>(list: readonly T[]) => T[]) =>
          frontModel(
            {
              placements: some(rows),
              articles: some(ARTICLES),
              hot: some(hot),
              channels: some(CHANNELS),
              blocks: arranged,
              fill: by,
            },
            at(now),
          )
        expect(draw((list) => shuffled(list, keys))).toEqual(draw((list) => [...list]))
        const channel = (some: Placement[]) => channelModel({ placements: some, articles: ARTICLES }, at(now))
        const own = rows.filter(({ channelId }) => channelId === null)
        expect(channel(shuffled(own, keys))).toEqual(channel(own))
      }),
      { numRuns: 300 },
    )
  })

  test('shows each thing once, in time, seen and approved, and tells of the others why not', () => {
    fc.assert(
      fc.property(placements, fc.integer({ min: -25, max: 55 }), (rows, minute) => {
        const now = at(minute)
        const { shown, passed } = placementsAt(rows, now)
        const due = rows.filter(
          (row) => row.ended === null && row.from <= now && (!row.until || now < row.until),
        )
        expect(shown.size + passed.length).toBe(due.length)
        const ids = [...shown.values()].map(({ target }) => target.kind === 'article' && target.id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const row of shown.values()) {
          expect(row.target.kind === 'article' && row.target.article).toBeTruthy()
          expect(row.wantsApproval && row.approved === null).toBe(false)
        }
      }),
    )
  })
})

describe('the front page', () => {
  const rows = {
    articles: ARTICLES,
    hot: [],
    channels: CHANNELS,
    blocks: DEFAULT_FRONT.frontBlocks,
    fill: 'newest' as const,
  }
  const topOf = (placed: Placement[], minutes: number) => {
    const part = frontModel({ ...rows, placements: placed }, at(minutes)).find(({ kind }) => kind === 'top')
    if (part?.kind !== 'top') throw new Error('no top')
    return part
  }

  test('has a lead by the ranking until something begins and again after it has ended', () => {
    const placed = [placement({ begun: 17, from: at(10), until: at(20) })]
    expect(topOf(placed, 9.999).lead?.article?.id).toBe(name('a', 0))
    expect(topOf(placed, 10).lead?.article?.id).toBe(name('a', 17))
    expect(topOf(placed, 19.999).lead?.article?.id).toBe(name('a', 17))
    expect(topOf(placed, 20).lead?.article?.id).toBe(name('a', 0))
  })

  test('shows of two in a place the later decision, and the earlier one again when that has ended', () => {
    const placed = [placement({ begun: 17 }), placement({ begun: 18, from: at(5), until: at(10) })]
    expect([0, 5, 10].map((minute) => topOf(placed, minute).lead?.article?.id)).toEqual([
      name('a', 17),
      name('a', 18),
      name('a', 17),
    ])
    const { passed } = placementsAt(placed, at(6))
    expect(passed).toMatchObject([{ why: 'covered', placement: { begun: 17 }, by: { begun: 18 } }])
  })

  test('keeps a second at its position and fills the others', () => {
    const top = topOf([placement({ begun: 17, slot: 'second', position: 3 })], 0)
    expect(top.seconds).toHaveLength(4)
    expect(top.seconds[2]?.article?.id).toBe(name('a', 17))
    expect(new Set(top.seconds.map(({ article: one }) => one?.id)).size).toBe(4)
  })

  test('falls back where readers cannot see what was placed', () => {
    const target = {
      kind: 'article' as const,
      id: name('a', 99),
      seen: { title: 'Gone', language: 'en' },
      edited: false,
    }
    const gone = placement({ begun: 1, target })
    expect(topOf([gone], 0).lead?.article?.id).toBe(name('a', 0))
    expect(placementsAt([gone], at(0)).passed).toMatchObject([{ why: 'gone' }])
  })

  test('stands with nothing at all, and with one article', () => {
    const empty = frontModel({ ...rows, articles: [], placements: [] }, at(0))
    expect(empty).toMatchObject([
      { kind: 'top', seconds: [] },
      { bands: [] },
      { columns: [] },
      { kind: 'accounts' },
    ])
    const one = frontModel({ ...rows, articles: [article(0)], placements: [] }, at(0))
    expect(one[0]).toMatchObject({ kind: 'top', lead: { article: { id: name('a', 0) } }, seconds: [] })
    expect(one[1], 'nothing is said twice').toMatchObject({ kind: 'channels', bands: [] })
  })
})
