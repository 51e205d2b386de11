import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { READER } from '../../scale/ground.ts'
import type { Figure } from '../../support/result.ts'
import type { Pair } from '../scale.ts'
import { quantile, startOn } from './portals.ts'

const TIMES = 30
/** The rules let nobody write more than twenty in ten minutes. */
const COMMENTS = 15
/** Of each act, before it is timed: a worker that has just begun has not compiled it. */
const WARM = 4
/** Readers do not click again before the last purge is done. */
const PAUSE_MS = 200
const PATIENCE_MS = 10_000

/** A like, a follow and a comment of someone signed in, and how long the article's cached page stays behind. */
export async function measureActs(pair: Pair, say: (line: string) => void): Promise<Figure[]> {
  const { portal, place } = await startOn(pair.large)
  try {
    const cookie = await signIn(portal.url)
    const article = place.quiet
    const send = async (path: string, values: Record<string, string>) => {
      const from = performance.now()
      const answer = await fetch(portal.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(values),
      })
      await answer.arrayBuffer()
      const took = performance.now() - from
      if (answer.status !== 303 && answer.status !== 200) throw new Error(`${answer.status} for ${path}`)
      return took
    }
    const toggled = async (path: string) => {
      const times: number[] = []
      for (let at = 0; at < WARM + TIMES; at++) {
        times.push(await send(path, { on: String(at % 2) }))
        await wait(PAUSE_MS)
      }
      return times.slice(WARM)
    }
    const likes = await toggled(`/a/${article.id}/like`)
    const follows = await toggled(`/@${article.handle}/follow`)
    const comments: number[] = []
    const fresh: number[] = []
    const page = async () => (await fetch(portal.url + article.path)).text()
    for (let at = 0; at < WARM + COMMENTS; at++) {
      const body = `这件事我也记得 ${randomUUID().slice(0, 8)}`
      const before = await page()
      const took = await send(`/a/${article.id}/comments`, { body, key: randomUUID() })
      const from = performance.now()
      // Their number stands on it.
      await until(async () => (await page()) !== before)
      const stale = performance.now() - from
      await wait(PAUSE_MS)
      if (at < WARM) continue
      comments.push(took)
      fresh.push(stale)
    }
    say(`  middle and slowest: like ${spread(likes)}, follow ${spread(follows)}, comment ${spread(comments)}`)
    const figure = (what: string, times: number[]): Figure => ({
      what,
      value: quantile(times, 0.95),
      unit: 'ms',
      atMost: 30,
    })
    return [
      figure('like: p95', likes),
      figure('follow: p95', follows),
      figure('comment: p95', comments),
      {
        what: 'the article’s cached page until it knows of a comment',
        value: Math.max(...fresh),
        unit: 'ms',
        atMost: 1000,
      },
    ]
  } finally {
    await portal.stop()
  }
}

function spread(times: number[]): string {
  return `${quantile(times, 0.5).toFixed(0)} and ${Math.max(...times).toFixed(0)} ms`
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: READER.email, password: READER.password }),
  })
  if (answer.status !== 303) throw new Error(`signing in: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!(await done()) && performance.now() < end) {
    // Asked again at once: it is measured how long this takes.
  }
}
