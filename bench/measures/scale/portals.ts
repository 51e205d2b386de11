import pg from 'pg'
import type { Portal } from '../../../test/e2e/portal.ts'
import { startMeasured } from '../../support/measured-portal.ts'
import { freshPlaces, type Place } from './places.ts'

export type Running = { portal: Portal; place: Place }

/** Starts the portal on a folder that was made, and finds where its pages are. The folder stays. */
export async function startOn(dataDir: string, env: Record<string, string> = {}): Promise<Running> {
  const portal = await startMeasured({ dataDir, env })
  return { portal, place: await withClient(portal, freshPlaces) }
}

/** Gives a connection to the portal's own database to `work`. */
export async function withClient<T>(portal: Portal, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(portal.databaseUrl())
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The value at a share (0.5 the middle, 0.95 …) of some values, by rank. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] as number
}

/** An address of its own for a request: what one visitor may ask in a minute is limited. */
export function visitor(): Record<string, string> {
  const part = () => 1 + Math.floor(Math.random() * 250)
  return { 'x-forwarded-for': `10.${part()}.${part()}.${part()}` }
}

/** Milliseconds until a whole answer is there. Throws when it is not one that a reader wants. */
export async function timed(url: string): Promise<number> {
  const from = performance.now()
  const answer = await fetch(url, { headers: visitor() })
  await answer.arrayBuffer()
  if (answer.status >= 400) throw new Error(`${answer.status} for ${url}`)
  return performance.now() - from
}
