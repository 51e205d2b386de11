import { describe, expect, test } from 'vitest'
import { createStudioApp, makeStudioRoom, submitIn, writeIn } from '../../support/studio-app.ts'

const app = await createStudioApp()
const room = await makeStudioRoom(app)
const known = await makeStudioRoom(app, { trusted: true })
const later = (seconds: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + seconds * 1000)
}

describe('the studio', () => {
  test('shows every page to a member', async () => {
    const id = await writeIn(app, room)
    const home = `/studio/@${room.handle}`
    for (const url of [
      '/studio',
      home,
      `${home}/articles`,
      `${home}/articles?show=draft&q=ferry&by=me`,
      `${home}/articles?show=published`,
      `${home}/articles?show=needs`,
      `${home}/articles/new`,
      `${home}/series`,
      `${home}/series/new`,
      `${home}/members`,
      `${home}/profile`,
      `/studio/articles/${id}`,
      `/studio/articles/${id}?plain`,
      `/studio/articles/${id}/preview`,
      `/studio/articles/${id}/preview?width=phone`,
      `/studio/articles/${id}/preview/page`,
      `/studio/articles/${id}/submission`,
      `/studio/articles/${id}/history`,
      `/studio/articles/${id}/discard`,
    ]) {
      for (const language of ['en', 'zh-CN']) {
        const answer = await app.get(url, room.owner, { 'accept-language': language })
        expect(answer.status, `${url}\n${answer.body.slice(0, 3000)}`).toBe(200)
        expect(answer.body, url).not.toMatch(/>studio\.[a-z]/)
        expect(answer.headers['cache-control']).toBe('no-store')
      }
    }
  })

  test('has nothing for whoever has no account but the way to one', async () => {
    const nobody = await app.signIn()
    expect((await app.get('/studio', nobody)).body).toContain('/applications')
    expect((await app.get(`/studio/@${room.handle}`, nobody)).status).toBe(404)
  })

  test('goes from a new article to readers without script', async () => {
    later(3600)
    const begun = await app.post(
      `/studio/@${known.handle}/articles/new`,
      { language: 'en', key: '1jn4428dpj5xq' },
      known.writer,
    )
    expect(begun.status, begun.body).toBe(303)
    const path = String(begun.headers.location)
    const form = {
      version: '1',
      boxes: 'yes',
      title: 'The last ferry',
      summary: '',
      markdown: 'Six **twenty**.\r\n\r\n## Again\r\n',
      label: 'original',
      ai: 'assisted',
      opinion: 'on',
      topics: 'river，ferry',
      commentsOpen: '',
      channelId: known.channelId,
    }
    expect((await app.post(path, form, known.writer)).status).toBe(303)
    const page = await app.get(`${path}?plain`, known.writer)
    expect(page.body).toContain('Six **twenty**.')
    expect((await app.get(path, known.writer)).body).toContain('"version":2')
    const submission = await app.get(`${path}/submission`, known.writer)
    const key = /name="key" value="([^"]+)"/.exec(submission.body)?.[1] as string
    const undeclared = await app.post(`${path}/submission`, { key, version: '2', when: 'now' }, known.writer)
    expect(undeclared.status).toBe(422)
    const sent = { key, version: '2', when: 'now', declared: 'on' }
    for (let times = 0; times < 2; times++) {
      const answer = await app.post(`${path}/submission`, sent, known.writer)
      expect(answer.status, answer.body).toBe(303)
      expect(answer.headers.location).toBe(`${path}/history?done=published`)
    }
    const id = path.split('/').at(-1)
    const read = await app.app.inject({ method: 'GET', url: `/a/${id}/the-last-ferry` })
    expect(read.statusCode).toBe(200)
    expect(read.body).toContain('<strong>twenty</strong>')
  })

  test('asks which of two times is meant, and refuses one that does not exist', async () => {
    later(3600)
    const { database } = app
    await database.db
      .insertInto('setting')
      .values({ key: 'timeZone', value: '"Europe/Berlin"', changed_at: app.clock.now })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '"Europe/Berlin"' }))
      .execute()
    database.purges.announce(['settings', 'portal', 'all'])
    database.purges.announce('all')
    const id = await writeIn(app, known)
    const path = `/studio/articles/${id}/submission`
    const send = (at: string, more = {}) =>
      app.post(path, { version: '2', when: 'later', at, declared: 'on', ...more }, known.writer)
    const skipped = await send('2027-03-28T02:30')
    expect(skipped.status).toBe(422)
    expect(skipped.body).toContain('does not exist')
    expect(skipped.body).toContain('2027-03-28T02:30')
    expect((await send('')).status).toBe(422)
    const twice = await send('2026-10-25T02:30')
    expect(twice.status).toBe(422)
    expect(twice.body).toContain('name="which"')
    const chosen = await send('2026-10-25T02:30', { which: 'second' })
    expect(chosen.headers.location, chosen.body).toContain('done=scheduled')
    const row = await database.db
      .selectFrom('schedule')
      .select('publish_at')
      .where('article_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.publish_at.toISOString()).toBe('2026-10-25T01:30:00.000Z')
  })

  test('shows both sides to a form that is behind, and keeps each', async () => {
    const id = await writeIn(app, room)
    const path = `/studio/articles/${id}`
    const form = { version: '2', boxes: 'yes', label: 'original', ai: 'none', commentsOpen: 'on' }
    const first = { ...form, title: 'From the owner', markdown: 'Owner.' }
    expect((await app.post(path, first, room.owner)).status).toBe(303)
    const second = { ...form, title: 'From the writer', markdown: 'Writer.' }
    const conflict = await app.post(path, second, room.writer)
    expect(conflict.status).toBe(409)
    expect(conflict.body).toContain('From the writer')
    expect(conflict.body).toContain('From the owner')
    const over = await app.post(path, { ...second, version: '3', over: '3' }, room.writer)
    expect(over.status).toBe(303)
    const history = await app.get(`${path}/history`, room.writer)
    expect(history.body).toContain('From the owner')
    const copies = [...history.body.matchAll(/action="([^"]+\/copies\/[^"]+)"/g)].map(([, action]) => action)
    const owners = copies[0] as string
    expect((await app.post(owners, {}, room.other)).status).toBe(403)
    expect((await app.post(owners.replace(/[^/]+$/, 'zzzzzzzzzzzzz'), {}, room.owner)).status).toBe(404)
    expect((await app.post(owners, {}, room.owner)).status).toBe(303)
    expect((await app.get(path, room.owner)).body).toContain('From the owner')
  })

  test('refuses what is too long or foreign, and keeps what was typed', async () => {
    const id = await writeIn(app, room)
    const path = `/studio/articles/${id}`
    const form = { version: '2', boxes: 'yes', title: 'x'.repeat(400), markdown: 'Kept words' }
    const long = await app.post(path, form, room.writer)
    expect(long.status).toBe(422)
    expect(long.body).toContain('Kept words')
    expect((await app.post(path, { ...form, title: 'x'.repeat(2_000_000) }, room.writer)).status).toBe(422)
    expect((await app.post(path, { ...form, title: 'x'.repeat(4_000_000) }, room.writer)).status).toBe(413)
    const forged = { version: '2', boxes: 'yes', title: 'T', coverMediaId: 'zzzzzzzzzzzzz' }
    expect((await app.post(path, forged, room.writer)).status).toBe(422)
  })

  test('withdraws, retracts with a reason and restores', async () => {
    later(3600)
    const id = await writeIn(app, known)
    const path = `/studio/articles/${id}`
    await submitIn(app, known, id, new Date(app.clock.now.getTime() + 3_600_000))
    expect((await app.get(`${path}/withdrawal`, known.writer)).status).toBe(200)
    expect((await app.post(`${path}/withdrawal`, {}, known.writer)).status).toBe(303)
    // A form that was left open: the state has moved on, and the page says so.
    const stale = await app.post(`${path}/withdrawal`, {}, known.writer)
    expect(stale.status).toBe(409)
    expect(stale.body).toContain('moved on')
    later(60)
    await submitIn(app, known, id)
    expect((await app.post(`${path}/retraction`, { reason: ' ' }, known.owner)).status).toBe(422)
    expect((await app.post(`${path}/retraction`, { reason: 'It sank.' }, known.owner)).status).toBe(303)
    expect((await app.get(`/a/${id}`)).status).toBe(410)
    expect((await app.get(`${path}/history`, known.owner)).body).toContain('It sank.')
    expect((await app.post(`${path}/restoration`, {}, known.owner)).status).toBe(303)
    expect((await app.get(`${path}/history`, known.owner)).status).toBe(200)
  })

  test('begins, orders and shares series', async () => {
    later(3600)
    const begun = await app.post(`/studio/@${known.handle}/series/new`, { title: 'Ferries' }, known.owner)
    expect(begun.status, begun.body).toBe(303)
    const key = '1jn4428dpj5xr'
    const form = { title: 'Twice', key }
    const twice = [1, 2].map(() => app.post(`/studio/@${known.handle}/series/new`, form, known.owner))
    for (const one of await Promise.all(twice)) expect(one.headers.location).toBe(`/studio/series/${key}`)
    const path = String(begun.headers.location)
    const seriesId = path.split('/').at(-1) as string
    expect((await app.post(`/studio/@${known.handle}/series/new`, { title: '' }, known.owner)).status).toBe(
      422,
    )
    expect((await app.get(path, known.writer)).status).toBe(403)
    expect((await app.get(path, room.owner)).status).toBe(404)
    const ids = []
    for (const title of ['One', 'Two']) {
      const id = await writeIn(app, known, { title, seriesId })
      await submitIn(app, known, id)
      later(60)
      ids.push(id)
    }
    const one = await app.get(path, known.owner)
    expect(one.body.indexOf('One')).toBeLessThan(one.body.indexOf('Two'))
    await app.post(`${path}/order`, { article: ids, move: `up:${ids[1]}` }, known.owner)
    const two = await app.get(path, known.owner)
    expect(two.body.indexOf('>Two')).toBeLessThan(two.body.indexOf('>One'))
    expect((await app.post(`${path}/guests`, { handle: `@${room.handle}` }, known.owner)).status).toBe(303)
    const answer = { series: seriesId, answer: 'join' }
    expect((await app.post(`/studio/@${room.handle}/series/answer`, answer, room.owner)).status).toBe(303)
    expect((await app.get(`/studio/@${room.handle}/series`, room.owner)).body).toContain('Ferries')
    const guest = await writeIn(app, room, { seriesId })
    expect(guest).toBeTruthy()
    await app.post(`${path}/guests/removal`, { account: room.accountId }, known.owner)
    await expect(writeIn(app, room, { seriesId })).rejects.toMatchObject({ code: 'draft.invalid' })
    await app.post(`${path}/removal`, { article: ids[0] as string }, known.owner)
    expect((await app.get(path, known.owner)).body).not.toContain('>One<')
  })
})

describe('members', () => {
  test('are invited by mail, join, change and go; the last owner stays', async () => {
    const fresh = await makeStudioRoom(app)
    const home = `/studio/@${fresh.handle}`
    const guest = await app.signIn([], 'Guest')
    const invite = (email: string) => app.post(`${home}/members`, { email, role: 'editor' }, fresh.owner)
    expect((await invite('nobody')).status).toBe(422)
    expect((await invite(guest.email)).status).toBe(303)
    expect(
      (await app.post(`${home}/members`, { email: guest.email, role: 'owner' }, fresh.writer)).status,
    ).toBe(403)
    const mail = await app.database.db
      .selectFrom('mail')
      .select(['href', 'to_address'])
      .where('kind', '=', 'account.invited')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(mail.to_address).toBe(guest.email)
    const href = mail.href as string
    expect((await app.get(href, guest)).body).toContain('invites you')
    expect((await app.post(href, {}, guest)).headers.location).toBe(home)
    expect((await app.post(href, {}, guest)).status).toBe(410)
    expect((await app.get(home, guest)).status).toBe(200)
    const member = `${home}/members/${guest.personId}`
    expect((await app.post(`${member}/role`, { role: 'writer' }, fresh.owner)).status).toBe(303)
    expect((await app.get(`${member}/removal`, fresh.owner)).status).toBe(200)
    expect((await app.post(`${member}/removal`, {}, fresh.owner)).status).toBe(303)
    // At once, with the page still open.
    expect((await app.get(home, guest)).status).toBe(404)
    const last = await app.post(`${home}/members/${fresh.owner.personId}/removal`, {}, fresh.owner)
    expect(last.status).toBe(409)
    expect(last.body).toContain('at least one owner')
  })
})

describe('the profile', () => {
  test('is changed, and every page that names the account is fresh', async () => {
    const fresh = await makeStudioRoom(app, { trusted: true })
    const path = `/studio/@${fresh.handle}/profile`
    const form = { name: 'Harbour Notes', signature: 'Boats', field: 'City', language: 'en' }
    expect((await app.post(path, form, fresh.writer)).status).toBe(403)
    expect((await app.post(path, { ...form, name: 'a\u202Eb' }, fresh.owner)).status).toBe(422)
    expect((await app.post(path, form, fresh.owner)).status).toBe(303)
    expect((await app.get(`/@${fresh.handle}`)).body).toContain('Harbour Notes')
  })
})
