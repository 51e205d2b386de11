import { describe, expect, test } from 'vitest'
import { createPerson } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { statementsDuring } from '../../support/watch-statements.ts'
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
  const ask = () => get(path, { cookie })
  return (await statementsDuring(async () => expect((await ask()).status).toBe(200))).length
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
