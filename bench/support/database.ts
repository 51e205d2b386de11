import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Portal } from '../../test/e2e/portal.ts'

/**
 * How many queries one request for `url` takes, counted by PostgreSQL itself: outside a transaction each query is one
 * committed transaction, so their number grows by the queries of 200 requests and a few of the portal's own.
 */
export async function queriesOf(portal: Portal, url: string): Promise<number> {
  const client = new pg.Client(portal.databaseUrl())
  await client.connect()
  try {
    const requests = 200
    await wait(11_000)
    const idle = await commits(client, () => wait(3000))
    const busy = await commits(client, async () => {
      const end = wait(3000)
      for (let sent = 0; sent < requests; sent++) await (await fetch(url)).arrayBuffer()
      await end
    })
    return Math.round(((busy - idle) / requests) * 10) / 10
  } finally {
    await client.end()
  }
}

async function commits(client: pg.Client, during: () => Promise<unknown>): Promise<number> {
  const before = await count(client)
  await during()
  // A backend that has nothing more to do tells its statistics after ten seconds.
  await wait(11_000)
  return (await count(client)) - before
}

async function count(client: pg.Client): Promise<number> {
  await client.query('select pg_stat_clear_snapshot()')
  const { rows } = await client.query(
    'select xact_commit::int as commits from pg_stat_database where datname = current_database()',
  )
  return rows[0].commits
}
