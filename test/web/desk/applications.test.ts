import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findApplication } from '../../../src/domain/applications/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { attach, draftBy, later, submit, submittedBy } from '../../domain/applications/support.ts'
import { createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'

let site: DeskApp
let lin: Visitor
let zhou: Visitor
let applicants = 0
beforeAll(async () => {
  site = await createDeskApp()
  lin = await site.visitor('林', 'editor')
  zhou = await site.visitor('周', 'operator')
})
afterAll(() => site?.close())
beforeEach(async () => {
  await site.database.pool.query('delete from application')
})

type Waiting = { id: string; version: number; handle: string; by: Visitor }
async function waiting(name = `第${++applicants}号`, since = site.clock.now): Promise<Waiting> {
  const by = await site.visitor(name)
  const { applicationId, version, handle } = await submittedBy(site.database, by.actor, since, { name })
  return { id: applicationId, version, handle, by }
}
const at = (id: string, rest = '') => `/desk/applications/${id}${rest}`
const decision = (one: Waiting, form: Record<string, string | string[]>, who = lin) =>
  site.post(at(one.id, '/decision'), { version: String(one.version), ...form }, who)
const stateOf = async (id: string) => (await findApplication(site.database, id))?.state
const kindsOf = async (id: string) =>
  (await findApplication(site.database, id))?.steps.map(({ kind }) => kind)

describe('the queue', () => {
  test('is the editors’ and operators’ only', async () => {
    const { id } = await waiting()
    for (const who of [await site.visitor('读者'), await site.visitor('审核员', 'moderator')]) {
      for (const url of ['/desk', '/desk/applications', at(id)])
        expect((await site.get(url, who)).status, url).toBe(403)
    }
    expect((await site.get('/desk/applications')).location).toBe('/sign-in?to=%2Fdesk%2Fapplications')
  })

  test('shows what waits, oldest first, and filters by the address', async () => {
    const old = await waiting('老的', later(site.clock.now, -3))
    const young = await waiting('新的')
    const page = await site.get('/desk/applications', lin)
    expect(page.body.indexOf(old.id)).toBeLessThan(page.body.indexOf(young.id))
    expect((await site.get('/desk/applications?assigned=me', lin)).body).toContain('No applications here')
    await site.post(at(old.id, '/assignment'), { to: lin.actor.personId, back: 'assigned=me' }, lin)
    const mine = await site.get('/desk/applications?assigned=me', lin)
    expect(mine.body).toContain(old.id)
    expect(mine.body).not.toContain(young.id)
    expect((await site.get('/desk/applications?kind=company', lin)).body).toContain('No applications here')
    expect((await site.get('/desk/applications?state=nonsense&after=x-y&kind=<script>', lin)).status).toBe(
      200,
    )
    const today = await site.get('/desk', lin)
    expect(today.body).toContain('Applications given to me')
  })

  test('does not show editors their own, nor anybody’s draft', async () => {
    const own = await submittedBy(site.database, lin.actor, site.clock.now)
    const draft = await draftBy(site.database, (await site.visitor('草稿')).actor, site.clock.now)
    const page = await site.get('/desk/applications', lin)
    expect(page.body).not.toContain(own.applicationId)
    expect((await site.get(at(own.applicationId), lin)).status).toBe(403)
    for (const id of [draft.applicationId, '0000000000000', 'x'])
      expect((await site.get(at(id), lin)).status).toBe(404)
  })

  test('lets an operator decide on their own: a portal may be run by one person', async () => {
    const own = await submittedBy(site.database, zhou.actor, site.clock.now)
    expect((await site.get('/desk/applications', zhou)).body).toContain(own.applicationId)
    const form = { version: String(own.version), decision: 'approve' }
    expect((await site.post(at(own.applicationId, '/decision'), form, zhou)).status).toBe(303)
    expect(await stateOf(own.applicationId)).toBe('approved')
  })

  test('moves on to the next after each decision, and offers to undo', async () => {
    const all = []
    for (const [i, name] of ['甲', '乙', '丙'].entries())
      all.push(await waiting(name, later(site.clock.now, i - 5)))
    const [one, two, three] = all as [Waiting, Waiting, Waiting]
    const first = await decision(two, { decision: 'approve', back: '' })
    expect(first.location).toBe(at(three.id, `?done=approved&last=${two.id}`))
    expect((await site.get(first.location, lin)).body).toContain(`href="/desk/applications/${two.id}"`)
    const second = await decision(three, { decision: 'refuse', words: '不合适。', back: '' })
    // Nothing behind it: the queue begins anew.
    expect(second.location).toBe(at(one.id, `?done=refused&last=${three.id}`))
    const last = await decision(one, { decision: 'changes', words: '请补充。', back: '' })
    expect(last.location).toBe(`/desk/applications?done=changes&last=${one.id}`)
    expect((await site.get(last.location, lin)).body).toContain('All done')
  })
})

describe('a decision', () => {
  test('with ready words and the editor’s own, in the applicant’s language', async () => {
    const one = await waiting()
    const form = await site.get(at(one.id, '?decide=refuse'), lin)
    expect(form.body).toContain('Identity not confirmed')
    await decision(one, {
      decision: 'refuse',
      template: ['0000000000t04'],
      words: '登记号查不到。',
      back: '',
    })
    const application = await findApplication(site.database, one.id)
    expect(application?.steps.at(-1)).toMatchObject({
      reason: '根据现有材料，我们无法核实主体的身份。\n\n登记号查不到。',
      details: { templates: [{ id: '0000000000t04', number: 1 }] },
    })
  })

  test('needs a reason where it says no, and keeps what was chosen', async () => {
    const one = await waiting()
    const answer = await decision(one, { decision: 'changes', words: '   ', back: 'kind=person' })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Write a reason')
    expect(answer.body).toContain('name="back" value="kind=person"')
    expect(await stateOf(one.id)).toBe('submitted')
  })

  test('of the second editor shows the first one’s, and what was typed is not lost', async () => {
    const one = await waiting()
    await decision(one, { decision: 'changes', words: '请补充题目。', back: '' }, zhou)
    const late = await decision(one, { decision: 'refuse', words: '我的理由', back: '' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('Another editor has decided')
    expect(late.body).toContain('周 asked for changes')
    expect(late.body).toContain('请补充题目。')
    expect(late.body).toContain('我的理由')
    expect(await kindsOf(one.id)).toEqual(['submitted', 'changes'])
  })

  test('is the same however often it is sent', async () => {
    const one = await waiting()
    const answers = await Promise.all([1, 2, 3].map(() => decision(one, { decision: 'approve', back: '' })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await kindsOf(one.id)).toEqual(['submitted', 'approved'])
  })

  test('on what the applicant changed meanwhile is not made', async () => {
    const one = await waiting()
    const stale = await site.post(
      at(one.id, '/decision'),
      { version: '1', decision: 'refuse', words: '旧的', back: '' },
      lin,
    )
    expect([stale.status, stale.body]).toEqual([
      409,
      expect.stringContaining('The applicant changed this application'),
    ])
    expect(stale.body).toContain('旧的')
    expect(await stateOf(one.id)).toBe('submitted')
  })

  test('cannot open a handle that was taken', async () => {
    const one = await waiting()
    await site.database.pool.query(
      "insert into account (id, handle, name, created_at) values ('0000000000x01', $1, '快一步', now())",
      [one.handle],
    )
    const answer = await decision(one, { decision: 'approve', back: '' })
    expect([answer.status, answer.body]).toEqual([
      409,
      expect.stringContaining(`The handle @${one.handle} was taken`),
    ])
    expect(await stateOf(one.id)).toBe('submitted')
  })

  test('needs two editors where the settings say so', async () => {
    const set = (applicationSecondOpinion: boolean) =>
      transact(site.database, (tx) =>
        changeSettings(tx, { applicationSecondOpinion }, { actor: null, now: site.clock.now }),
      )
    await set(true)
    const one = await waiting()
    expect((await decision(one, { decision: 'approve', back: '' })).location).toContain('done=seconded')
    expect((await site.get(at(one.id), lin)).body).toContain('You agreed; another editor has to.')
    expect((await decision(one, { decision: 'approve', back: '' })).status).toBe(409)
    expect((await site.get(at(one.id), zhou)).body).toContain('林 agreed; another editor has to')
    expect((await decision(one, { decision: 'approve', back: '' }, zhou)).location).toContain('done=approved')
    await set(false)
  })

  test('is undone within the hour, on a page that says what happens', async () => {
    const one = await waiting()
    await decision(one, { decision: 'approve', back: '' })
    expect((await site.get(at(one.id, '/undo'), lin)).body).toContain(`The account @${one.handle}`)
    const done = await site.post(at(one.id, '/undo'), { reason: '点错了。' }, lin)
    expect(done.location).toBe(at(one.id, `?done=undone&last=${one.id}`))
    expect((await site.post(at(one.id, '/undo'), { reason: '点错了。' }, lin)).status).toBe(303)
    expect(await kindsOf(one.id)).toEqual(['submitted', 'approved', 'undone'])
    const two = await waiting()
    await decision(two, { decision: 'refuse', words: '不合适。', back: '' })
    const now = site.clock.now
    site.clock.now = later(now, 0, 61)
    const late = await site.post(at(two.id, '/undo'), { reason: '晚了' }, lin)
    expect([late.status, late.body]).toEqual([409, expect.stringContaining('The time for undoing is over')])
    site.clock.now = now
  })

  test('of an appeal is another editor’s', async () => {
    const one = await waiting()
    await decision(one, { decision: 'refuse', words: '不合适。', back: '' })
    await site.post(`/applications/${one.id}/appeal`, { reason: '材料都在。' }, one.by)
    expect((await site.get(at(one.id), lin)).body).toContain('another editor handles the appeal')
    expect((await decision(one, { decision: 'grant', words: '好', back: '' })).status).toBe(403)
    expect((await site.get(at(one.id, '?decide=grant'), zhou)).body).toContain('Why the appeal is granted')
    expect((await decision(one, { decision: 'grant', words: '', back: 'state=appealed' }, zhou)).status).toBe(
      422,
    )
    const granted = await decision(
      one,
      { decision: 'grant', words: '材料属实。', back: 'state=appealed' },
      zhou,
    )
    expect(granted.location).toBe(`/desk/applications?state=appealed&done=granted&last=${one.id}`)
    expect(await stateOf(one.id)).toBe('approved')
  })

  test('is refused to whom the role was taken while the page was open', async () => {
    const one = await waiting()
    const former = await site.visitor('前任', 'editor')
    expect((await site.get(at(one.id), former)).status).toBe(200)
    await site.database.pool.query(
      'update role_grant set ended_at = now() where person_id = $1 and role = $2',
      [former.actor.personId, 'editor'],
    )
    expect((await decision(one, { decision: 'approve', back: '' }, former)).status).toBe(403)
    expect(await stateOf(one.id)).toBe('submitted')
  })
})

describe('among editors', () => {
  test('notes stay, applicants never read them', async () => {
    const one = await waiting()
    expect((await site.post(at(one.id, '/notes'), { note: ' ', back: '' }, lin)).status).toBe(422)
    for (const _ of [1, 2]) await site.post(at(one.id, '/notes'), { note: '像是同一个人', back: '' }, lin)
    expect(await kindsOf(one.id)).toEqual(['submitted', 'noted'])
    expect((await site.get(at(one.id), zhou)).body).toContain('像是同一个人')
    expect((await site.get(`/applications/${one.id}`, one.by)).body).not.toContain('像是同一个人')
  })

  test('one takes it, gives it to a colleague, or back; never to a reader', async () => {
    const one = await waiting()
    const to = (id: string) => site.post(at(one.id, '/assignment'), { to: id, back: '' }, lin)
    expect((await to(lin.actor.personId)).location).toBe(at(one.id))
    expect((await to(zhou.actor.personId)).status).toBe(303)
    expect((await to(one.by.actor.personId)).status).toBe(422)
    expect((await to('nobody-of-that-id')).status).toBe(422)
    expect((await site.get(at(one.id), lin)).body).toContain('周 sees to it')
    expect((await to('')).status).toBe(303)
    expect(await kindsOf(one.id)).toEqual(['submitted', 'assigned', 'assigned', 'released'])
  })
})

test('proofs are kept rather than opened, pictures painted anew, and each reading is recorded', async () => {
  const by = await site.visitor('申请人')
  const { applicationId } = await draftBy(site.database, by.actor, site.clock.now)
  const bytes = await sharp({ create: { width: 30, height: 30, channels: 3, background: '#123' } })
    .png()
    .toBuffer()
  const { id: proofId } = await attach(
    site.database,
    site.context.storage,
    applicationId,
    by.actor,
    site.clock.now,
    bytes,
    '证件.png',
  )
  const file = at(applicationId, `/proofs/${proofId}`)
  expect((await site.get(file, lin)).status).toBe(404)
  await submit(site.database, applicationId, by.actor, site.clock.now)
  const kept = await site.get(file, lin)
  expect(kept.headers['content-disposition']).toMatch(/^attachment/)
  const shown = await site.get(`${file}?picture`, zhou)
  expect(shown.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  const read = await site.database.db
    .selectFrom('audit')
    .select('actor_id')
    .where('action', '=', 'application.proof_read')
    .where('subject_id', '=', applicationId)
    .execute()
  expect(read.map(({ actor_id }) => actor_id).sort()).toEqual(
    [lin.actor.personId, zhou.actor.personId].sort(),
  )
  const other = await waiting()
  expect((await site.get(at(other.id, `/proofs/${proofId}`), lin)).status).toBe(404)
})

test('every step is refused to readers, applicants and moderators', async () => {
  const one = await waiting()
  const moderator = await site.visitor('审核员', 'moderator')
  for (const who of [one.by, moderator]) {
    const answers = await Promise.all([
      decision(one, { decision: 'approve', back: '' }, who),
      site.post(at(one.id, '/assignment'), { to: '', back: '' }, who),
      site.post(at(one.id, '/notes'), { note: 'x', back: '' }, who),
      site.post(at(one.id, '/undo'), {}, who),
      site.get(at(one.id, '/undo'), who),
      site.get(at(one.id, '/proofs/0000000000000'), who),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
  }
  expect(await kindsOf(one.id)).toEqual(['submitted'])
})
