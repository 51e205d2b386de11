import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/permissions/index.ts'
import {
  answerPlacement,
  changePlacement,
  livePlacements,
  movePlacement,
  type PlacementWords,
  pageHistory,
  place,
  placementsAt,
  rollBack,
  type Spot,
} from '../../../src/domain/placements/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { type Tx, transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createTestDatabase } from '../../support/database.ts'

const database = await createTestDatabase()
const START = new Date('2026-05-01T08:00:00Z')
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const editor = (): Actor => ({ personId: newId(), roles: ['reader', 'editor'], members: [] })
const [lin, zhou] = [editor(), editor()]
const LEAD: Spot = { slot: 'lead', channelId: null, position: 1 }
const second = (position: number): Spot => ({ slot: 'second', channelId: null, position })

const articles: string[] = []
const wants = (placementSecondApproval: boolean) =>
  transact(database, (tx) => changeSettings(tx, { placementSecondApproval }, { actor: null, now: START }))
beforeAll(async () => {
  const room = await makeRoom(database, START)
  for (let index = 0; index < 3; index += 1)
    articles.push(
      (await publishOne(database, room.accountId, { channelId: room.channelId }, START)).articleId,
    )
  await wants(true)
})
afterAll(() => wants(false))

/** A page of its own: another channel. */
const page = async () => (await makeRoom(database, START)).channelId
const words = (article: number, changes: Partial<PlacementWords> = {}): PlacementWords => ({
  spot: LEAD,
  target: { kind: 'article', id: articles[article] ?? '' },
  ...{ headline: '', summary: '', mediaId: null, from: START, until: null, sponsored: false, sponsor: '' },
  ...changes,
})
const by = (actor: Actor, minutes = 0) => ({ actor, now: later(minutes) })
const write = <T>(work: (tx: Tx) => Promise<T>) => transact(database, work)
const put = (where: string, what: PlacementWords, who = lin) => write((tx) => place(tx, where, what, by(who)))
const answer = (id: string, who: Actor, how: 'approved' | 'refused' = 'approved', minutes = 1) =>
  write((tx) => answerPlacement(tx, id, how, by(who, minutes)))
const move = (id: string, spot: Spot, who: Actor, displaced?: string) =>
  write((tx) => movePlacement(tx, id, spot, by(who, 2), displaced))
const back = (where: string, number: number) => write((tx) => rollBack(tx, where, number, by(lin, 5)))
const forbidden = { code: 'people.forbidden' }

/** What stands on a page at a minute, by place: an article's number, or its own headline. */
async function standing(where: string, minutes = 5) {
  const { rows } = await livePlacements(database, where, later(minutes))
  const { shown } = placementsAt(rows, later(minutes))
  return Object.fromEntries(
    [...shown].map(([key, { target, headline }]) => [
      key,
      headline || (target.kind === 'article' ? articles.indexOf(target.id) : ''),
    ]),
  )
}
/** Something that was agreed to. */
async function agreed(where: string, what: PlacementWords) {
  const { placementId } = await put(where, what)
  await answer(placementId, zhou)
  return placementId
}
const waiting = async (where: string) => {
  const { rows } = await livePlacements(database, where, later(5))
  return rows.filter(({ wantsApproval, approved }) => wantsApproval && approved === null)
}

describe('a second editor', () => {
  test('agrees or refuses, who placed does not', async () => {
    const here = await page()
    const { placementId, waits } = await put(here, words(0))
    expect([waits, await standing(here)]).toEqual([true, {}])
    await expect(answer(placementId, lin)).rejects.toMatchObject(forbidden)
    await answer(placementId, zhou)
    expect(await standing(here)).toEqual({ 'lead..1': 0 })
    await expect(answer(placementId, zhou)).rejects.toMatchObject({ code: 'placement.not_waiting' })
    const other = await put(here, words(1, { spot: second(1), until: later(20) }))
    await expect(answer(other.placementId, zhou, 'approved', 20)).rejects.toMatchObject({
      code: 'placement.ended',
    })
  })

  test('what is changed stands as it was until the change is agreed to, and when it is refused', async () => {
    const here = await page()
    const id = await agreed(here, words(0, { headline: 'With a typo' }))
    const change = (what: PlacementWords, of = id) => write((tx) => changePlacement(tx, of, what, by(lin, 2)))
    const wrong = await change(words(0, { headline: 'Worse' }))
    expect(await standing(here)).toEqual({ 'lead..1': 'With a typo' })
    await answer(wrong.placementId, zhou, 'refused', 3)
    expect(await standing(here)).toEqual({ 'lead..1': 'With a typo' })
    const first = await change(words(0, { headline: 'Correct', spot: second(1) }))
    const again = await change(words(0, { headline: 'Corrected', spot: second(1) }), first.placementId)
    expect((await waiting(here)).map(({ headline }) => headline)).toEqual(['Corrected'])
    await answer(again.placementId, zhou, 'approved', 4)
    expect(await standing(here), 'what it replaces is gone').toEqual({ 'second..1': 'Corrected' })
    const { changes } = await pageHistory(database, here)
    expect(changes[0]).toMatchObject({
      kind: 'approved',
      approved: [{ headline: 'Corrected' }],
      ended: [{ headline: 'With a typo' }],
    })
  })

  test('an agreement is undone: it waits again, and what it replaced stands again', async () => {
    const here = await page()
    await agreed(here, words(0))
    await back(here, 1)
    expect(await standing(here)).toEqual({})
    const [again] = await waiting(here)
    await expect(answer(again?.id ?? '', lin, 'approved', 6), 'it is still Lin’s').rejects.toMatchObject(
      forbidden,
    )
    await answer(again?.id ?? '', zhou, 'approved', 6)
    expect(await standing(here, 7)).toEqual({ 'lead..1': 0 })
    const [stands] = (await livePlacements(database, here, later(7))).rows
    const changed = await write((tx) => changePlacement(tx, stands?.id ?? '', words(1), by(lin, 7)))
    const { number } = await answer(changed.placementId, zhou, 'approved', 8)
    expect(await standing(here, 9)).toEqual({ 'lead..1': 1 })
    await write((tx) => rollBack(tx, here, number - 1, by(lin, 9)))
    expect(await standing(here, 10)).toEqual({ 'lead..1': 0 })
    expect(await waiting(here)).toHaveLength(1)
    await write((tx) => rollBack(tx, here, number, by(lin, 11)))
    expect(await standing(here, 12), 'what was agreed to needs no second look').toEqual({ 'lead..1': 1 })
  })

  test('a colleague’s move makes nobody else the author', async () => {
    const here = await page()
    const { placementId } = await put(here, words(0, { spot: second(2) }))
    const moved = await move(placementId, second(3), zhou)
    await expect(answer(moved.placementId, lin, 'approved', 3)).rejects.toMatchObject(forbidden)
    await answer(moved.placementId, zhou, 'approved', 3)
    expect(await standing(here)).toEqual({ 'second..3': 0 })
  })

  test('looks again at what rises; until then everything stays', async () => {
    const here = await page()
    const lead = await agreed(here, words(0))
    const under = await agreed(here, words(1, { spot: second(1) }))
    const before = { 'lead..1': 0, 'second..1': 1 }
    const step = await move(under, second(2), lin)
    expect([step.waits, await standing(here)]).toEqual([false, { 'lead..1': 0, 'second..2': 1 }])
    const home = await move(step.placementId, second(1), lin)
    // Down, so that what stands there rises.
    const swap = await move(lead, second(1), lin, home.placementId)
    expect([swap.waits, await standing(here)]).toEqual([true, before])
    const halves = await waiting(here)
    expect(halves).toHaveLength(2)
    for (const { id } of halves) {
      await expect(answer(id, lin, 'approved', 3)).rejects.toMatchObject(forbidden)
      await answer(id, zhou, 'approved', 3)
    }
    expect(await standing(here)).toEqual({ 'lead..1': 1, 'second..1': 0 })
    const [risen] = (await livePlacements(database, here, later(5))).rows.filter(
      ({ slot }) => slot === 'second',
    )
    const up = await move(risen?.id ?? '', LEAD, lin)
    expect(await standing(here)).toEqual({ 'lead..1': 1, 'second..1': 0 })
    await answer(up.placementId, zhou, 'refused', 3)
    expect(await standing(here)).toEqual({ 'lead..1': 1, 'second..1': 0 })
  })
})
