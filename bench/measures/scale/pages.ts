import { cores } from '../../support/cores.ts'
import { type Figure, median } from '../../support/result.ts'
import { type Load, load } from '../../support/wrk.ts'
import type { Pair } from '../scale.ts'
import { type Running, startOn } from './portals.ts'

const ROUNDS = 7
const SECONDS = 3
const CONNECTIONS = 2

/** Pages made anew for each request, of both portals in turns; the middle of the rounds’ ratios. */
export async function measurePages(pair: Pair, say: (line: string) => void): Promise<Figure[]> {
  const env = { PAGE_CACHE: 'off' }
  const small = await startOn(pair.small, env)
  const large = await startOn(pair.large, env)
  try {
    const figures: Figure[] = []
    for (const page of Object.keys(large.place.pages) as (keyof Running['place']['pages'])[]) {
      const ask = ({ portal, place }: Running, seconds = SECONDS) =>
        load(portal.url + place.pages[page], {
          seconds,
          connections: CONNECTIONS,
          core: cores.measuring,
          server: portal.pid,
        })
      figures.push(...(await compare(page, ask, { small, large })))
    }
    // The large room against the small one, on the same portal.
    const rooms = (path: string, seconds = SECONDS) =>
      load(large.portal.url + path, {
        seconds,
        connections: CONNECTIONS,
        core: cores.measuring,
        server: large.portal.pid,
      })
    const { quiet, busy } = large.place
    figures.push(...(await compareRooms((isBusy) => rooms(isBusy ? busy.path : quiet.path))))
    say('  both portals on the same core, in turns')
    return figures
  } finally {
    await small.portal.stop()
    await large.portal.stop()
  }
}

async function compare(
  page: string,
  ask: (one: Running, seconds?: number) => Promise<Load>,
  { small, large }: { small: Running; large: Running },
): Promise<Figure[]> {
  for (const one of [small, large]) await ask(one, 2)
  const pairs: [Load, Load][] = []
  for (let round = 0; round < ROUNDS; round++) pairs.push([await ask(small), await ask(large)])
  const failed = pairs.flat().reduce((sum, { errors }) => sum + errors, 0)
  return [
    {
      what: `${page}: p99, large / small`,
      value: median(pairs.map(([a, b]) => b.p99 / a.p99)),
      unit: '×',
      atMost: 1.3,
    },
    {
      what: `${page}: middle time, large / small`,
      value: median(pairs.map(([a, b]) => b.p50 / a.p50)),
      unit: '×',
    },
    { what: `${page}: p99 of the large one`, value: median(pairs.map(([, b]) => b.p99)), unit: 'ms' },
    ...(failed > 0 ? [{ what: `${page}: answers that failed`, value: failed, unit: '', atMost: 0 }] : []),
  ]
}

async function compareRooms(ask: (isBusy: boolean) => Promise<Load>): Promise<Figure[]> {
  const pairs: [Load, Load][] = []
  for (let round = 0; round < ROUNDS; round++) pairs.push([await ask(false), await ask(true)])
  return [
    {
      what: 'article with 10,000 comments, time / with 10',
      value: median(pairs.map(([few, many]) => few.perSecond / many.perSecond)),
      unit: '×',
      atMost: 1.2,
    },
  ]
}
