import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { place, SlotTimer, slotsTag } from '../../../src/domain/placements/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'
import { until as untilTold } from '../../support/until.ts'

const until = (check: () => boolean | Promise<boolean>, { what }: { what: string }) =>
  untilTold(check, { what, timeoutMs: 8000 })
const START = new Date('2026-05-01T08:00:00Z')
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
const time = fakeClock(START)
let behind = 0

let portal: PortalApp
let articles: string[]
let room: Awaited<ReturnType<typeof makeRoom>>
beforeAll(async () => {
  portal = await startPortalApp({ now: () => new Date(time.clock.now().getTime() - behind) })
  room = await makeRoom(portal.database, START)
  const { channelId } = room
  articles = []
  for (const title of ['One', 'Two']) {
    const draft = { title, language: 'en', channelId }
    articles.push((await publishOne(portal.database, room.accountId, draft, START)).articleId)
  }
})
afterAll(() => portal.close())

const put = (page: string, article: number, from: Date, to: Date | null) =>
  transact(portal.database, (tx) =>
    place(
      tx,
      page,
      {
        spot: { slot: 'lead', channelId: null, position: 1 },
        target: { kind: 'article', id: articles[article] ?? '' },
        ...{
          headline: `Placed ${article}`,
          summary: '',
          mediaId: null,
          from,
          until: to,
          sponsored: false,
          sponsor: '',
        },
      },
      { actor: { personId: newId(), roles: ['editor'], members: [] }, now: time.clock.now() },
    ),
  )
const shows = async (path: string, words: string) =>
  (await (await fetch(`${portal.address}${path}`)).text()).includes(words)
const fail = (message: string, error: unknown) => {
  throw new Error(message, { cause: error })
}

describe('cached pages', () => {
  test('change at the second at which a placement begins and ends, whichever process tells', async () => {
    const timers = [1, 2].map(() => new SlotTimer(portal.database, fail, time.clock))
    try {
      await put('', 0, later(10), later(20))
      await put(room.channelId, 1, later(15), null)
      const channel = `/c/${room.slug}`
      expect(await shows('/', 'Placed 0')).toBe(false)
      await until(() => time.sleeping() === 2, { what: 'both timers to sleep' })
      const moments: [number, string, string, boolean][] = [
        [9.99, '/', 'Placed 0', false],
        [10, '/', 'Placed 0', true],
        [14.99, channel, 'Placed 1', false],
        [15, channel, 'Placed 1', true],
        [19.99, '/', 'Placed 0', true],
        [20, '/', 'Placed 0', false],
      ]
      for (const [minutes, path, words, expected] of moments) {
        time.set(later(minutes))
        await until(async () => (await shows(path, words)) === expected, {
          what: `${path} ${expected ? 'with' : 'without'} “${words}” at ${minutes}`,
        })
        expect(await shows(path, words)).toBe(expected)
        await until(() => time.sleeping() === 2, { what: 'both timers to sleep again' })
      }
    } finally {
      for (const timer of timers) await timer.close()
    }
  })

  test('do not go back on a node whose clock is behind', async () => {
    const timer = new SlotTimer(portal.database, fail, time.clock)
    try {
      await put('', 1, later(30), null)
      await until(() => time.sleeping() === 1, { what: 'the timer to sleep' })
      behind = 5000
      time.set(later(30))
      await until(() => shows('/', 'Placed 1'), { what: 'the page with what began' })
    } finally {
      behind = 0
      await timer.close()
    }
  })

  test('name what changes them', async () => {
    const { headers } = await fetch(`${portal.address}/`)
    expect(headers.get('surrogate-key')?.split(' ')).toEqual(
      expect.arrayContaining([slotsTag(''), `article:${articles[1]}`]),
    )
  })
})
