import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { currentAgreements } from '../../../src/domain/agreements/index.ts'
import { findApplication } from '../../../src/domain/applications/index.ts'
import { decide, fieldsLike, PDF } from '../../domain/applications/support.ts'
import { createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'

let site: DeskApp
let other: Visitor
let editor: Visitor
let who: Visitor
let agreed: Record<string, string>
beforeAll(async () => {
  site = await createDeskApp()
  other = await site.visitor('别人')
  editor = await site.visitor('林', 'editor')
  const agreements = await currentAgreements(site.database.db, 'apply')
  agreed = Object.fromEntries(agreements.map(({ versionId }) => [`agreed-${versionId}`, 'on']))
})
afterAll(() => site?.close())
beforeEach(async () => {
  who = await site.visitor('何小河')
})

async function begin(): Promise<string> {
  const answer = await site.post('/applications/new', { kind: 'person' }, who)
  expect(answer.status).toBe(303)
  return answer.location
}

const formOf = (changes = {}) => {
  const { subject, kind, ...rest } = fieldsLike(changes)
  return { kind: kind ?? '', 'subject.subjectName': subject.subjectName ?? '', ...rest }
}
const versionOf = async (href: string) =>
  /name="version" value="(\d+)"/.exec((await site.get(href, who)).body)?.[1] ?? ''
const idOf = (href: string) => href.split('/')[2] as string
const read = async (href: string) => {
  const found = await findApplication(site.database, idOf(href))
  if (!found) throw new Error('no such application')
  return found
}
async function sent(changes = {}): Promise<string> {
  const href = await begin()
  const answer = await site.send(
    href,
    { ...formOf(changes), ...agreed, version: await versionOf(href), do: 'send' },
    [],
    who,
  )
  expect(answer.location).toBe(`${href}?sent`)
  return href
}

describe('applying', () => {
  test('begins at /apply, which strangers can read, and asks them to sign in', async () => {
    expect((await site.get('/apply')).body).toContain('href="/applications/new"')
    const asked = await site.get('/applications/new')
    expect([asked.status, asked.location]).toEqual([303, '/sign-in?to=%2Fapplications%2Fnew'])
    expect((await site.get('/applications/new', who)).body).toContain('name="kind"')
    expect((await site.post('/applications/new', {}, who)).status).toBe(422)
  })

  test('has one draft, however often one begins', async () => {
    const [one, two] = await Promise.all([begin(), begin()])
    expect(one).toBe(two)
    expect((await site.get('/applications/new', who)).body).toContain(`href="${one}"`)
    expect((await site.get('/applications', who)).body).toContain(`href="${one}"`)
  })

  test('is kept as it is typed, and says when', async () => {
    const href = await begin()
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
    const href = await begin()
    const saved = await site.send(
      href,
      { ...formOf(), plan: '写', version: await versionOf(href), do: 'save' },
      [],
      who,
    )
    expect(saved.location).toBe(`${href}?saved`)
    const refused = await site.send(
      href,
      { ...formOf({ name: '改过的名' }), plan: '写', version: await versionOf(href), do: 'send' },
      [],
      who,
    )
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('href="#plan"')
    expect(refused.body).toContain('href="#agreed"')
    expect(refused.body).toContain('value="改过的名"')
    const done = await site.send(
      href,
      { ...formOf(), ...agreed, version: await versionOf(href), do: 'send' },
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
    const href = await begin()
    const form = { ...formOf(), ...agreed, version: await versionOf(href), do: 'send' }
    const both = await Promise.all([site.send(href, form, [], who), site.send(href, form, [], who)])
    expect(both.map(({ location }) => location)).toEqual([`${href}?sent`, `${href}?sent`])
    expect((await read(href)).steps).toHaveLength(1)
  })

  test('a form from another window is not lost, nor written over unasked', async () => {
    const href = await begin()
    const stale = await versionOf(href)
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
    const href = await begin()
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

describe('files', () => {
  const png = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#a62b17' } })
      .png()
      .toBuffer()

  test('come with the form, whatever button is pressed, and nothing typed is lost', async () => {
    const href = await begin()
    const form = { ...formOf({ name: '带文件' }), version: await versionOf(href), do: 'upload' }
    const answer = await site.send(
      href,
      form,
      [
        { field: 'proof', name: '登记证.pdf', bytes: PDF },
        {
          field: 'proof',
          name: 'lie.pdf',
          type: 'application/pdf',
          bytes: Buffer.from('<html><script>alert(1)</script>'),
        },
        { field: 'avatar', name: 'me.png', bytes: await png() },
        { field: 'proof', name: '', bytes: Buffer.alloc(0) },
      ],
      who,
    )
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('lie.pdf: only PDF, JPEG or PNG')
    const application = await read(href)
    expect(application).toMatchObject({
      name: '带文件',
      proofs: [{ name: '登记证.pdf', mime: 'application/pdf' }],
    })
    expect(application.avatarMediaId).not.toBeNull()
    const [proof] = application.proofs
    const removed = await site.send(
      href,
      { ...formOf({ name: '带文件' }), version: String(application.version), remove: proof?.id ?? '' },
      [],
      who,
    )
    expect(removed.location).toBe(`${href}?saved#proofs`)
    expect((await read(href)).proofs).toEqual([])
  })

  test('are sent one by one by the script', async () => {
    const href = await begin()
    const one = await site.send(
      `${href}/proofs`,
      {},
      [{ field: 'proof', name: 'scan.png', bytes: await png() }],
      who,
    )
    expect([one.status, one.json()]).toMatchObject([201, { name: 'scan.png' }])
    const lie = await site.send(
      `${href}/proofs`,
      {},
      [{ field: 'proof', name: 'scan.png', type: 'image/png', bytes: Buffer.from('GIF89a') }],
      who,
    )
    expect([lie.status, lie.json().code]).toEqual([415, 'media.unsupported'])
    const large = await site.send(
      `${href}/proofs`,
      {},
      [{ field: 'proof', name: 'large.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]) }],
      who,
    )
    expect([large.status, large.json()]).toMatchObject([413, { message: 'large.pdf: more than 10 MB.' }])
    expect((await site.send(`${href}/proofs`, {}, [], who)).status).toBe(400)
  })

  test('are given to their applicant as something to keep; to nobody else', async () => {
    const href = await begin()
    const { id } = (
      await site.send(`${href}/proofs`, {}, [{ field: 'proof', name: '登记证.png', bytes: await png() }], who)
    ).json()
    const address = `${href}/proofs/${id}`
    const file = await site.get(address, who)
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="___.png"; filename*=UTF-8''${encodeURIComponent('登记证.png')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    })
    const picture = await site.get(`${address}?picture`, who)
    expect(picture.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^inline/),
    })
    for (const stranger of [other, editor]) expect((await site.get(address, stranger)).status).toBe(404)
    expect((await site.get(address)).status).toBe(303)
    const own = (await site.post('/applications/new', { kind: 'person' }, other)).location
    expect((await site.get(`${own}/proofs/${id}`, other)).status).toBe(404)
  })
})

describe('after the decision', () => {
  test('a request for changes is answered in the same form', async () => {
    const href = await sent()
    const before = await read(href)
    await decide(
      site.database,
      { applicationId: before.id, version: before.version },
      'changes',
      editor.actor,
      site.clock.now,
      '请补充题目。',
    )
    const page = await site.get(href, who)
    expect(page.body).toContain('请补充题目。')
    expect(page.body).toContain('name="answer"')
    const form = {
      ...formOf(),
      plan: '先写四位摆渡人，再写修船厂，每周一篇，照片自己拍。',
      answer: '补了题目。',
      version: await versionOf(href),
      do: 'send',
    }
    expect((await site.send(href, form, [], who)).location).toBe(`${href}?answered`)
    expect((await site.get(href, who)).body).toContain('补了题目。')
  })

  test('a refusal shows its reason, can be contested once, and says when to come back', async () => {
    const href = await sent()
    const before = await read(href)
    await decide(
      site.database,
      { applicationId: before.id, version: before.version },
      'refuse',
      editor.actor,
      site.clock.now,
      '无法核实身份。',
    )
    const page = await site.get(href, who)
    expect(page.body).toContain('无法核实身份。')
    expect(page.body).toContain('You can apply again after')
    expect((await site.get('/applications/new', who)).body).toContain('You cannot apply again yet')
    expect((await site.post(`${href}/appeal`, { reason: ' ' }, who)).status).toBe(422)
    expect((await site.post(`${href}/appeal`, { reason: '材料都在。' }, who)).location).toBe(
      `${href}?appealed`,
    )
    expect((await site.post(`${href}/appeal`, { reason: '材料都在。' }, who)).location).toBe(
      `${href}?appealed`,
    )
    expect((await read(href)).steps.filter(({ kind }) => kind === 'appealed')).toHaveLength(1)
    expect((await site.post(`${href}/withdrawal`, {}, who)).location).toBe(`${href}?withdrawn`)
    expect((await site.post(`${href}/appeal`, { reason: '再来。' }, who)).status).toBe(409)
  })

  test('what is no longer possible is answered with how it stands', async () => {
    const href = await sent()
    expect((await site.get(`${href}/withdrawal`, who)).body).toContain('Withdraw this application?')
    expect((await site.post(`${href}/withdrawal`, {}, who)).status).toBe(303)
    expect((await site.post(`${href}/withdrawal`, {}, who)).status).toBe(303)
    const late = await site.post(`${href}/discard`, {}, who)
    expect([late.status, late.body]).toEqual([
      409,
      expect.stringContaining('This application is now “Withdrawn”'),
    ])
    expect((await site.put(href, { ...formOf(), version: '1' }, who)).status).toBe(409)
    const saved = await site.send(href, { ...formOf(), version: '1', do: 'save' }, [], who)
    expect([saved.status, saved.body]).toEqual([
      409,
      expect.stringContaining('This application is now “Withdrawn”'),
    ])
  })
})

describe('somebody else’s application', () => {
  test('is not there: not for readers, other applicants, editors or operators, on any route', async () => {
    const href = await sent()
    const operator = await site.visitor('站长', 'operator')
    const moderator = await site.visitor('审核员', 'moderator')
    await site.post('/applications/new', { kind: 'person' }, other)
    const before = JSON.stringify(await read(href))
    for (const stranger of [other, editor, operator, moderator]) {
      const answers = await Promise.all([
        site.get(href, stranger),
        site.get(`${href}/appeal`, stranger),
        site.get(`${href}/withdrawal`, stranger),
        site.get(`${href}/discard`, stranger),
        site.get(`${href}/proofs/0000000000000`, stranger),
        site.send(href, { ...formOf(), ...agreed, version: '2', do: 'send' }, [], stranger),
        site.put(href, { ...formOf(), version: '2' }, stranger),
        site.send(`${href}/proofs`, {}, [{ field: 'proof', name: 'a.pdf', bytes: PDF }], stranger),
        site.post(`${href}/appeal`, { reason: 'x' }, stranger),
        site.post(`${href}/withdrawal`, {}, stranger),
        site.post(`${href}/discard`, {}, stranger),
      ])
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
      for (const { body } of answers) expect(body).not.toContain('河边')
    }
    expect(JSON.stringify(await read(href))).toBe(before)
    for (const forged of ['0000000000000', 'x', '%2e%2e', "'; drop table application"])
      expect((await site.get(`/applications/${encodeURIComponent(forged)}`, who)).status).toBe(404)
  })

  test('a form from another site changes nothing', async () => {
    const href = await begin()
    const answer = await site.post(`${href}/discard`, {}, who, { 'sec-fetch-site': 'cross-site' })
    expect(answer.status).toBe(403)
    expect((await read(href)).state).toBe('draft')
  })
})
