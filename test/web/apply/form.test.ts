import { beforeEach, describe, expect, test } from 'vitest'
import type { Visitor } from '../../support/desk-app.ts'
import { formOf, makeApplyRoom } from './apply-room.ts'

const { site, agreed, begin, versionOf, read } = await makeApplyRoom()
let who: Visitor
beforeEach(async () => {
  who = await site.visitor('何小河')
})

describe('applying', () => {
  test('begins at /apply, which strangers can read, and asks them to sign in', async () => {
    expect((await site.get('/apply')).body).toContain('href="/applications/new"')
    const asked = await site.get('/applications/new')
    expect([asked.status, asked.location]).toEqual([303, '/sign-in?to=%2Fapplications%2Fnew'])
    expect((await site.get('/applications/new', who)).body).toContain('name="kind"')
    expect((await site.post('/applications/new', {}, who)).status).toBe(422)
  })

  test('has one draft, however often one begins', async () => {
    const [one, two] = await Promise.all([begin(who), begin(who)])
    expect(one).toBe(two)
    expect((await site.get('/applications/new', who)).body).toContain(`href="${one}"`)
    expect((await site.get('/applications', who)).body).toContain(`href="${one}"`)
  })

  test('is kept as it is typed, and says when', async () => {
    const href = await begin(who)
    const first = await site.put(href, { ...formOf({ name: '河边纪' }), version: '1' }, who)
    expect(first.json()).toMatchObject({ version: 2, savedAt: site.clock.now.toISOString() })
    const behind = await site.put(href, { ...formOf({ name: '别处' }), version: '1' }, who)
    expect([behind.status, behind.json()]).toEqual([
      409,
      { code: 'application.stale', errors: {}, version: 2 },
    ])
    const wrong = await site.put(href, { ...formOf({ name: 'a\u202Eb' }), version: '2' }, who)
    expect([wrong.status, wrong.json()]).toMatchObject([
      422,
      { errors: { name: expect.stringContaining('direction') } },
    ])
    expect((await read(href)).name).toBe('河边纪')
  })

  test('without script: save, what is wrong, send, and the timeline', async () => {
    const href = await begin(who)
    const saved = await site.send(
      href,
      { ...formOf(), plan: '写', version: await versionOf(href, who), do: 'save' },
      [],
      who,
    )
    expect(saved.location).toBe(`${href}?saved`)
    const refused = await site.send(
      href,
      { ...formOf({ name: '改过的名' }), plan: '写', version: await versionOf(href, who), do: 'send' },
      [],
      who,
    )
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('href="#plan"')
    expect(refused.body).toContain('href="#agreed"')
    expect(refused.body).toContain('value="改过的名"')
    const done = await site.send(
      href,
      { ...formOf(), ...agreed, version: await versionOf(href, who), do: 'send' },
      [],
      who,
    )
    expect(done.location).toBe(`${href}?sent`)
    const page = await site.get(done.location, who)
    expect(page.body).toContain('Your application has been sent')
    expect(page.body).toContain('You sent the application')
    const { consents } = await read(href)
    expect(consents).toMatchObject([{ number: 1 }])
  })

  test('a second click on Send is no second application', async () => {
    const href = await begin(who)
    const form = { ...formOf(), ...agreed, version: await versionOf(href, who), do: 'send' }
    const both = await Promise.all([site.send(href, form, [], who), site.send(href, form, [], who)])
    expect(both.map(({ location }) => location)).toEqual([`${href}?sent`, `${href}?sent`])
    expect((await read(href)).steps).toHaveLength(1)
  })

  test('a form from another window is not lost, nor written over unasked', async () => {
    const href = await begin(who)
    const stale = await versionOf(href, who)
    await site.put(href, { ...formOf({ name: '新的' }), version: stale }, who)
    const answer = await site.send(
      href,
      { ...formOf({ name: '旧窗口' }), version: stale, do: 'save' },
      [],
      who,
    )
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('value="旧窗口"')
    expect(answer.body).toContain('This draft was changed at')
    expect((await read(href)).name).toBe('新的')
    const again = /name="version" value="(\d+)"/.exec(answer.body)?.[1] ?? ''
    await site.send(href, { ...formOf({ name: '旧窗口' }), version: again, do: 'save' }, [], who)
    expect((await read(href)).name).toBe('旧窗口')
  })

  test('refuses what is far too long without keeping any of it', async () => {
    const href = await begin(who)
    const form = { ...formOf(), name: 'n'.repeat(2_000_000), version: '1', do: 'save' }
    expect((await site.send(href, form, [], who)).status).toBe(413)
    expect((await site.put(href, form, who)).status).toBe(413)
    expect((await read(href)).version).toBe(1)
  })
})

describe('a handle', () => {
  const check = async (handle: string, by = who) =>
    (await site.get(`/applications/handle?handle=${encodeURIComponent(handle)}`, by)).json()

  test('is checked as it is typed, with the reason', async () => {
    expect(await check(' @River-Side ')).toMatchObject({ ok: true, handle: 'river-side' })
    const taken = await site.visitor('占用者')
    const href = await (async () => {
      const answer = await site.post('/applications/new', { kind: 'person' }, taken)
      return answer.location
    })()
    expect(href).toContain('/applications/')
    await site.database.pool.query(
      "insert into account (id, handle, name, created_at) values ('0000000000x01', 'hebian', '河边', now())",
    )
    expect(await check('hebian')).toMatchObject({ ok: false, code: 'account.handle_taken' })
    expect(await check('heb1an')).toMatchObject({
      ok: false,
      like: 'hebian',
      message: expect.stringContaining('@hebian'),
    })
    expect(await check('desk')).toMatchObject({ ok: false })
    expect(await check('\u202Eabc')).toMatchObject({ ok: false, code: 'account.handle_invalid' })
  })

  test('is not checked without end', async () => {
    const answers = []
    for (let i = 0; i < 61; i++) answers.push(await site.get(`/applications/handle?handle=h${i}x`, who))
    expect(answers.at(-1)).toMatchObject({ status: 429 })
    expect(answers[59]?.status).toBe(200)
  })
})
