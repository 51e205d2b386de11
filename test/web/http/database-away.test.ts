import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CodedError } from '../../../src/kernel/errors.ts'
import { outcomeOf } from '../../../src/web/http/errors.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { type PortalApp, startPortalApp } from '../../support/portal-app.ts'

let portal: PortalApp
let path: string

afterAll(() => portal.close())
beforeAll(async () => {
  portal = await startPortalApp()
  const room = await makeRoom(portal.database)
  path = (await publishOne(portal.database, room.accountId)).path
})

const get = (address: string) => fetch(`${portal.address}${address}`, { redirect: 'manual' })

describe('a database that neither answers nor refuses', () => {
  it('lets pages say so soon, and is forgotten once it answers', async () => {
    expect((await get(path)).status).toBe(200)
    const client = await portal.database.pool.connect()
    await client.query('begin')
    await client.query('lock table listing, old_address in access exclusive mode')
    portal.database.purges.connected = false
    const begun = Date.now()
    for (const address of [path, '/hot', '/nothing-here']) {
      const answer = await get(address)
      expect([address, answer.status, answer.headers.get('retry-after')]).toEqual([address, 503, '5'])
      expect(await answer.text()).toContain('<html lang="zh-CN"')
    }
    expect(Date.now() - begun).toBeLessThan(6000)
    await client.query('rollback')
    client.release()
    portal.database.purges.connected = true
    expect((await get(path)).status).toBe(200)
  })

  it('is known by the words of its driver too', () => {
    for (const words of ['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])
      expect(outcomeOf(new Error(words))).toEqual({ status: 503, code: 'http.unavailable' })
    // No room on its disk.
    expect(outcomeOf(Object.assign(new Error('no room'), { code: '53100' })).status).toBe(503)
    expect(outcomeOf(new Error('Connection of thoughts')).status).toBe(500)
    expect(outcomeOf(new CodedError('http.unavailable')).status).toBe(503)
  })
})
