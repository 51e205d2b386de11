import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src/platform/database/index.ts'
import { outcomeOf } from '../../../src/web/http/errors.ts'
import { createTestDatabase } from '../../support/database.ts'
import { until } from '../../support/processes.ts'

test('queries fail soon when the network is cut without a word, and work again when it is back', async () => {
  const { url } = await createTestDatabase()
  const network = await standBetween(url)
  const database = openDatabase(network.url, { max: 3 })
  onTestFinished(() => database.close())
  await database.purges.listen()
  const work = database.pool.query('select pg_sleep(120)')
  const transaction = database.db
    .transaction()
    .execute((db) => db.selectFrom('setting').select('key').execute())
  await transaction
  network.freeze()
  const begun = Date.now()
  const error = await work.catch((reason) => reason)
  expect(Date.now() - begun).toBeLessThan(10_000)
  expect(outcomeOf(error).status).toBe(503)
  network.thaw()
  await until(() => database.purges.connected, 20_000)
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

/** A way to the database that can stop carrying anything without closing. */
async function standBetween(url: string) {
  const there = new URL(url)
  const socketFolder = there.searchParams.get('host')
  const target = socketFolder
    ? { path: `${socketFolder}/.s.PGSQL.${there.port || 5432}` }
    : { host: there.hostname, port: Number(there.port || 5432) }
  const network = { frozen: false }
  const carried: Socket[] = []
  const server = createServer((here) => {
    const beyond = connect(target as { port: number })
    carried.push(here, beyond)
    for (const [from, to] of [
      [here, beyond],
      [beyond, here],
    ] as const) {
      from.on('error', () => {})
      from.on('data', (bytes) => network.frozen || to.write(bytes))
      from.on('close', () => network.frozen || to.destroy())
    }
  }).listen(0, '127.0.0.1')
  await until(() => server.address() !== null)
  onTestFinished(() => {
    for (const socket of carried) socket.destroy()
    server.close()
  })
  there.searchParams.delete('host')
  there.hostname = '127.0.0.1'
  there.port = String((server.address() as AddressInfo).port)
  return {
    url: there.href,
    freeze: () => Object.assign(network, { frozen: true }),
    thaw: () => Object.assign(network, { frozen: false }),
  }
}
