import { describe, expect, test } from 'vitest'
import { endRole } from '../../../src/domain/people/index.ts'
import { actorOf } from '../../../src/domain/permissions/index.ts'
import { findSubmission } from '../../../src/domain/reviewing/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { join } from '../../support/writers.ts'
import { at, openArticlesRoom } from './articles-room.ts'

const room = await openArticlesRoom()
const { site, lin, zhou, waiting, stateOf } = room

describe('who comes in', () => {
  test('strangers sign in, readers, moderators and members are refused, nothing told', async () => {
    const { submissionId, articleId } = await waiting()
    const pages = [
      '/desk/articles',
      at(submissionId),
      at(submissionId, '/publish'),
      at(submissionId, '/edit'),
      at(submissionId, '/preview/page'),
      '/desk/calendar',
      '/desk/published',
      `/desk/published/${articleId}`,
    ]
    const member = await site.visitor('成员')
    await join(site.database, room.news.accountId, member.actor.personId, 'owner')
    const out = [await site.visitor('读者'), await site.visitor('审核员', 'moderator'), member]
    for (const url of pages) {
      expect((await site.get(url)).location).toContain('/sign-in')
      for (const who of out) expect((await site.get(url, who)).status, url).toBe(403)
      for (const who of [lin, zhou]) expect([200, 404], url).toContain((await site.get(url, who)).status)
    }
    for (const step of ['publish', 'refuse', 'changes-asked', 'note', 'edit', 'assign'])
      for (const who of out)
        expect((await site.post(at(submissionId, `/${step}`), { reason: 'x' }, who)).status).toBe(403)
    expect(await stateOf(articleId)).toBe('submitted')
  })

  test('forged IDs are not found, whatever is asked of them', async () => {
    for (const id of ['0000000000000', 'x', room.news.accountId, '%00', '../x']) {
      for (const step of ['', '/publish', '/edit', '/changes', '/history', '/preview'])
        expect([400, 404], id + step).toContain((await site.get(at(id, step), lin)).status)
      for (const step of ['/publish', '/refuse', '/note', '/edit', '/assign', '/notes/0000000000000'])
        expect([400, 404], id + step).toContain((await site.post(at(id, step), { reason: 'x' }, lin)).status)
    }
    const one = await waiting()
    const other = await waiting()
    await site.post(at(one.submissionId, '/note'), { block: '1', note: 'Which?' }, lin)
    const [note] = (await findSubmission(site.database, one.submissionId))?.notes ?? []
    expect((await site.post(at(other.submissionId, `/notes/${note?.id}`), {}, lin)).status).toBe(404)
  })

  test('a role taken away while the page is open ends it', async () => {
    const { submissionId, articleId } = await waiting()
    const gone = await site.visitor('走了', 'editor')
    expect((await site.get(at(submissionId, '/publish'), gone)).status).toBe(200)
    const { personId } = gone.actor
    await transact(site.database, (tx) =>
      endRole(tx, { personId, role: 'editor' }, { actor: null, now: site.clock.now }),
    )
    expect((await site.post(at(submissionId, '/publish'), { when: 'now' }, gone)).status).toBe(403)
    expect(await stateOf(articleId)).toBe('submitted')
  })

  test('an editor does not decide on an own article', async () => {
    await join(site.database, room.news.accountId, lin.actor.personId, 'owner')
    const actor = await actorOf(site.database, { id: lin.actor.personId, roles: ['editor'] })
    const { submissionId, articleId } = await waiting({ actor })
    const page = await site.get(at(submissionId), lin)
    expect(page.body).toContain('You wrote this yourself')
    expect(page.body).not.toContain('/publish"')
    expect((await site.get(at(submissionId, '/publish'), lin)).status).toBe(403)
    expect((await site.post(at(submissionId, '/publish'), { when: 'now' }, lin)).status).toBe(403)
    expect(await stateOf(articleId)).toBe('submitted')
    expect((await site.post(at(submissionId, '/publish'), { when: 'now' }, zhou)).status).toBe(303)
  })
})
