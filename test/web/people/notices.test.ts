import { beforeEach, describe, expect, test } from 'vitest'
import { notify } from '../../../src/domain/notifications/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { openMeRoom, type SignedIn } from './me-room.ts'

const { get, post, database, clock, begin, newcomer } = await openMeRoom()

let me: SignedIn
beforeEach(async () => {
  me = await begin()
})

describe('notices', () => {
  test('are counted, read one by one or all, and are nobody else’s', async () => {
    const tell = (href: string) =>
      transact(database, (tx) =>
        notify(tx, {
          personId: me.id,
          kind: 'person.invited',
          params: { name: '<b>Wu</b>' },
          href,
          now: clock.now,
        }),
      )
    await tell('/me/data')
    await tell('/me/profile')
    const unread = async () => JSON.parse((await get('/me.json', { cookie: me.cookie })).body).unread
    expect(await unread()).toBe(2)
    const page = await get('/me/notifications', { cookie: me.cookie })
    expect(page.body).toContain('&lt;b>Wu&lt;/b>')
    const [id] = [...page.body.matchAll(/notifications\/(\w+)\/open/g)].map((match) => match[1])
    const stranger = await newcomer()
    await post(`/me/notifications/${id}/open`, { to: '//evil.example' }, { cookie: stranger.cookie })
    expect(await unread()).toBe(2)
    const opened = await post(`/me/notifications/${id}/open`, { to: '/me/profile' }, { cookie: me.cookie })
    expect([opened.headers.location, await unread()]).toEqual(['/me/profile', 1])
    const evil = await post(`/me/notifications/${id}/open`, { to: '//evil.example' }, { cookie: me.cookie })
    expect(evil.headers.location).toBe('/me/notifications')
    const shown = await get('/me/notifications', { cookie: me.cookie })
    const ids = [...shown.body.matchAll(/name="id" value="(\w+)"/g)].map((match) => match[1] ?? '')
    expect(ids).toHaveLength(1)
    // Came while the page was open: it was not seen.
    await tell('/me/security')
    await post('/me/notifications/read', { id: ids }, { cookie: stranger.cookie })
    expect(await unread()).toBe(2)
    await post('/me/notifications/read', { id: ids }, { cookie: me.cookie })
    expect(await unread()).toBe(1)
    for (let n = 0; n < 30; n++) await tell('/me/data')
    expect(await unread()).toBe(31)
    const full = await get('/me/notifications', { cookie: me.cookie })
    const form = {
      id: [...full.body.matchAll(/name="id" value="(\w+)"/g)].map((match) => match[1] ?? ''),
      before: /name="before" value="(\w+)"/.exec(full.body)?.[1] ?? '',
    }
    expect(form.id).toHaveLength(30)
    await post('/me/notifications/read', form, { cookie: me.cookie })
    expect(await unread()).toBe(0)
  })
})
