import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { sendBeacons } from '../support/beacons.ts'
import { absent, cores, keepAwake } from '../support/cores.ts'
import { someArticle, startMeasured } from '../support/measured-portal.ts'
import { type Measure, median } from '../support/result.ts'
import { load } from '../support/wrk.ts'

const SECONDS = 6
const ROUNDS = 5
/** What one page tells when its article was read: that, and 19 places of the hot list and related reading in sight. */
const IN_SIGHT = 19
const EVENTS = IN_SIGHT + 1
/** 48 connections with 42 ms between two beacons: a little more than 1,000 pages a second, so 20,000 events. */
const STEADY = { connections: 48, pauseMs: 42 }

/**
 * Events of reading over HTTP, a beacon a page view as pages send them, up to the sums in the database: web process,
 * jobs and PostgreSQL together on one core. A cached page beside it, against the same page alone, in turns; the core of the
 * loads is kept awake for both.
 */
export const reads: Measure = {
  summary: 'events of reading counted on one core, and what a cached page keeps of its throughput',
  async run(say) {
    const missing = absent(['wrk', 'taskset', 'chrt'])
    if (missing.length > 0) return { skipped: `this machine has no ${missing.join(', no ')}` }
    const portal = await startMeasured({ demo: true })
    const client = new pg.Client(portal.databaseUrl())
    let awake: (() => void) | undefined
    try {
      await client.connect()
      const page = await someArticle(portal)
      const { rows } = await client.query('select article_id as id from listing')
      const beacons = {
        articles: rows.map((row) => row.id as string),
        core: cores.measuring,
        seconds: SECONDS,
      }
      const pages = {
        ...{ seconds: SECONDS, connections: 64, core: cores.measuring, server: portal.pid },
        headers: { 'accept-encoding': 'br', accept: 'text/html', 'accept-language': 'zh-CN' },
      }
      awake = keepAwake(cores.measuring)
      await load(page, { ...pages, seconds: 2 })
      const before = await counted(client)
      const rounds = []
      for (let round = 0; round < ROUNDS; round++) {
        const alone = await load(page, pages)
        const [beside, sent] = await Promise.all([
          load(page, pages),
          sendBeacons(portal.url, { ...beacons, ...STEADY, inSight: IN_SIGHT }),
        ])
        rounds.push({ alone, beside, sent, ratio: beside.perSecond / alone.perSecond })
        say(
          `  round ${round + 1}: ${Math.round(alone.perSecond)} pages/s alone, ${Math.round(beside.perSecond)} beside ${Math.round(sent.perSecond * EVENTS)} events/s`,
        )
      }
      const sent = rounds.reduce((sum, round) => sum + round.sent.beacons, 0) * EVENTS
      const kept = (await rolledUp(client)) - before
      const most = await sendBeacons(portal.url, {
        ...beacons,
        connections: 32,
        pauseMs: 0,
        inSight: IN_SIGHT,
      })
      const single = await sendBeacons(portal.url, { ...beacons, connections: 32, pauseMs: 0, inSight: 0 })
      const errors = rounds.reduce(
        (sum, { sent, alone, beside }) => sum + sent.errors + alone.errors + beside.errors,
        0,
      )
      return {
        figures: [
          {
            what: `events a second beside pages (beacons of ${EVENTS})`,
            value: median(rounds.map((round) => round.sent.perSecond * EVENTS)),
            unit: '/s',
            atLeast: 20_000,
          },
          {
            what: 'cached page beside them / alone',
            value: median(rounds.map(({ ratio }) => ratio)),
            unit: '×',
            atLeast: 0.8,
          },
          { what: 'events in the sums / events sent', value: kept / sent, unit: '×', atLeast: 0.99 },
          {
            what: 'cached page alone, requests a second',
            value: median(rounds.map(({ alone }) => alone.perSecond)),
            unit: '/s',
          },
          { what: 'beacons alone, events a second', value: most.perSecond * EVENTS, unit: '/s' },
          { what: 'beacons of one read alone, events a second', value: single.perSecond, unit: '/s' },
          {
            what: 'p99 of a beacon beside pages',
            value: median(rounds.map(({ sent }) => sent.p99)),
            unit: 'ms',
          },
          { what: 'answers that failed', value: errors, unit: '', atMost: 0 },
        ],
      }
    } finally {
      awake?.()
      await client.end()
      await portal.stop()
    }
  },
}

/** Events that are in the sums: reads (one a reader, day and article) and places in sight. */
async function counted(client: pg.Client): Promise<number> {
  const { rows } = await client.query('select sum(reads + impressions)::float8 as events from article_reads')
  return rows[0].events
}

/** The same, once nothing waits any more. */
async function rolledUp(client: pg.Client): Promise<number> {
  for (let quiet = 0; quiet < 3; ) {
    await wait(1500)
    const { rows } = await client.query(
      'select exists (select from reading_batch where roll is null) as waiting',
    )
    quiet = rows[0].waiting ? 0 : quiet + 1
  }
  return counted(client)
}
