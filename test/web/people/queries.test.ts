import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { createPerson } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { createWorkApp } from '../../support/work-app.ts'

const password = 'a long enough password'
const { get, post, database, clock } = await createWorkApp([peopleSurface])
await transact(database, (tx) =>
  createPerson(
    tx,
    { name: 'Li', email: 'li@example.org', password, roles: ['operator'] },
    { actor: null, now: clock.now },
  ),
)
const { cookie } = await post('/sign-in', { email: 'li@example.org', password })

/** The statements that one request runs, with the portal's settings read anew. */
async function statementsOf(path: string): Promise<number> {
  await get(path, { cookie })
  database.purges.announce('all')
  let count = 0
  const run = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text: string }).text
    if (text !== 'select 1') count += 1
    return (run as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof run
  try {
    expect((await get(path, { cookie })).status).toBe(200)
  } finally {
    pg.Client.prototype.query = run
  }
  return count
}

describe('statements of the pages of people', () => {
  test.each([
    ['/sign-in?note=again'],
    ['/sign-in/code'],
    ['/forgotten'],
    ['/me'],
    ['/me/profile'],
    ['/me/security'],
    ['/me/security/password'],
    ['/me/security/second-factor'],
    ['/me/notifications'],
    ['/me/data'],
    ['/me/leave'],
    ['/me.json'],
  ])('%s runs at most eight', async (path) => {
    expect(await statementsOf(path)).toBeLessThanOrEqual(8)
  })
})
