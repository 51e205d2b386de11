import { expect, test } from 'vitest'
import { livePlacements, place } from '../../../src/domain/placements/index.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createDeskApp, type Visitor } from '../../support/desk-app.ts'

const PAGE = '/desk/slots/front'
const ONE = '/desk/slots/placements/:id'

/** Every route of the headline desk; `:id` is a placement that waits for a second editor. */
const ROUTES = [
  ['GET', '/desk/slots'],
  ['GET', PAGE],
  ['GET', `${PAGE}/place`],
  ['POST', `${PAGE}/placements`],
  ['GET', `${PAGE}/preview`],
  ['GET', `${PAGE}/preview/page`],
  ['GET', `${PAGE}/history`],
  ['GET', `${PAGE}/changes/0`],
  ['POST', `${PAGE}/changes/0`],
  ['GET', ONE],
  ['POST', ONE],
  ['POST', `${ONE}/place`],
  ['GET', `${ONE}/withdrawal`],
  ['POST', `${ONE}/withdrawal`],
  ['POST', `${ONE}/answer`],
] as const

test('the headline desk is for editors and operators, and for nobody else', { timeout: 60_000 }, async () => {
  const app = await createDeskApp()
  try {
    const room = await makeRoom(app.database)
    const { articleId } = await publishOne(app.database, room.accountId)
    const { now } = app.clock
    const actor = { personId: newId(), roles: ['editor' as const], members: [] }
    const words = {
      spot: { slot: 'lead' as const, channelId: null, position: 1 },
      target: { kind: 'article' as const, id: articleId },
      ...{ headline: '', summary: '', mediaId: null, from: now, until: null, sponsored: false, sponsor: '' },
    }
    const make = () => transact(app.database, (tx) => place(tx, '', words, { actor, now }))
    let { placementId } = await make()
    const state = () => livePlacements(app.database, '', now)
    const body = { spot: 'second..1', target: articleId, answer: 'refused' }
    const ask = (method: string, url: string, who?: Visitor) => {
      const path = url.replace(':id', placementId)
      return method === 'GET' ? app.get(path, who) : app.post(path, body, who)
    }
    const refused = [
      ['signed out', undefined, [303]],
      ['reader', await app.visitor('Reader'), [403]],
      ['moderator', await app.visitor('Moderator', 'moderator'), [403]],
    ] as const
    for (const [method, url] of ROUTES) {
      for (const [name, who, statuses] of refused) {
        const before = await state()
        const answer = await ask(method, url, who)
        expect(statuses, `${method} ${url} as ${name}`).toContain(answer.status)
        if (answer.status === 303) expect(answer.location).toContain('/sign-in')
        expect(await state(), `${method} ${url} as ${name}`).toEqual(before)
      }
    }
    for (const who of [await app.visitor('Editor', 'editor'), await app.visitor('Operator', 'operator')]) {
      for (const [method, url] of ROUTES) {
        const answer = await ask(method, url, who)
        // Nothing waits for an answer here, and there may be nothing to go back to.
        expect([200, 303, ...(url.endsWith('answer') ? [409] : [])], `${method} ${url}`).toContain(
          answer.status,
        )
        expect(answer.location).not.toContain('/sign-in')
        if (method === 'POST') placementId = (await make()).placementId
      }
    }
    const listed = new Set(
      ROUTES.map(([method, url]) => `${method} ${url.replace('changes/0', 'changes/:number')}`),
    )
    const known = app.routes
      .filter(({ url, method }) => url.startsWith('/desk/slots') && method !== 'HEAD')
      .map(({ url, method }) => `${method} ${url.replace(':page', 'front')}`)
    expect(known.filter((name) => !listed.has(name))).toEqual([])
    expect(known.length).toBe(ROUTES.length)
  } finally {
    await app.close()
  }
})
