import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { retractArticle } from '../../../src/domain/articles/index.ts'
import { livePlacements } from '../../../src/domain/placements/index.ts'
import { changeSettings } from '../../../src/domain/settings/index.ts'
import { toWallTime } from '../../../src/kernel/time/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'

let app: DeskApp
let editor: Visitor
let other: Visitor
let room: Awaited<ReturnType<typeof makeRoom>>
const ids: string[] = []
beforeAll(async () => {
  app = await createDeskApp()
  editor = await app.visitor('Lin', 'editor')
  other = await app.visitor('Zhou', 'editor')
  room = await makeRoom(app.database, app.clock.now)
  for (let index = 0; index < 6; index += 1) {
    const made = await publishOne(
      app.database,
      room.accountId,
      { channelId: room.channelId, title: `Article ${index}`, language: 'en' },
      new Date(app.clock.now.getTime() - 3600_000 + index),
    )
    ids.push(made.articleId)
  }
})
afterAll(() => app.close())

const later = (minutes: number) => new Date(app.clock.now.getTime() + minutes * 60_000)
const wall = (at: Date) => toWallTime(at, 'UTC')
const form = (changes: Record<string, string> = {}) => ({ spot: 'lead..1', target: ids[0] ?? '', ...changes })
const standing = async (page = '') =>
  (await livePlacements(app.database, page, app.clock.now)).rows.map(({ id, slot, position, target }) => ({
    id,
    at: `${slot} ${position}`,
    what: target.kind === 'outside' ? target.url : `Article ${ids.indexOf(target.id)}`,
  }))
const lead = async (path = '/') => {
  const { body } = await app.get(path)
  return /data-ranked="slot" data-position="1"[\s\S]*?<h\d[^>]*><a[^>]*>(?:<span>)?([^<]*)/.exec(body)?.[1]
}
const clear = async () => {
  for (const { id } of await standing()) await app.post(`/desk/slots/placements/${id}/withdrawal`, {}, editor)
}

describe('the desk for headline slots', () => {
  test('places an article from a plain form, and readers see it at once', async () => {
    expect(await lead()).toBeUndefined()
    const form1 = await app.get(`/desk/slots/front/place?target=${ids[0]}`, editor)
    expect(form1.status).toBe(200)
    expect(form1.body).toContain('Article 0')
    const sent = await app.post('/desk/slots/front/placements', form({ headline: 'Our own words' }), editor)
    expect(sent.status).toBe(303)
    expect(sent.location).toMatch(/^\/desk\/slots\/front\?done=placed&change=1&at=/)
    expect(await lead()).toBe('Our own words')
    const board = await app.get(sent.location, editor)
    expect(board.body).toContain('Placed. Readers see it now.')
    expect(board.body).toContain('Own headline')
    await clear()
    expect(await lead()).toBeUndefined()
  })

  test('keeps what was typed and says what is wrong', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ target: 'javascript:alert(1)', headline: 'Kept <b>' }, /begins with https/],
      [{ target: 'https://u:p@example.org', headline: 'Kept <b>' }, /begins with https/],
      [{ target: 'https://example.org' }, /needs a headline/],
      [{ target: '0000000000000' }, /no such article/],
      [{ target: `/series/${ids[0]}` }, /no such series/],
      [{ target: '' }, /Say what to place/],
      [{ spot: 'lead..7' }, /no such place/],
      [{ spot: '__proto__..1' }, /no such place/],
      [{ spot: `headline.${'0'.repeat(13)}.1` }, /no such place/],
      [{ from: 'yesterday' }, /no date and time/],
      [{ until: wall(later(-60)) }, /has passed/],
      [{ from: wall(later(60)), until: wall(later(30)) }, /before the beginning/],
      [{ reason: 'x'.repeat(501) }, /At most 500/],
    ]
    for (const [changes, said] of cases) {
      const answer = await app.post(
        '/desk/slots/front/placements',
        form({ summary: 'Stays typed', ...changes }),
        editor,
      )
      expect(answer.status, JSON.stringify(changes)).toBe(422)
      expect(answer.body).toMatch(said)
      expect(answer.body).toContain('Stays typed')
      expect(answer.body).not.toContain('Kept <b>')
    }
    expect(await standing()).toEqual([])
  })

  test('tells the state of an article that readers cannot see', async () => {
    const { articleId } = await publishOne(app.database, room.accountId, { title: 'Later gone' })
    const about = { articleId, actor: null, now: app.clock.now }
    await app.post('/desk/slots/front/placements', form({ target: articleId }), editor)
    await transact(app.database, (tx) => retractArticle(tx, { ...about, reason: 'Wrong' }))
    expect(await lead(), 'falls out').toBeUndefined()
    const board = await app.get('/desk/slots/front', editor)
    expect(board.body).toContain('readers cannot see it at present')
    const again = await app.post('/desk/slots/front/placements', form({ target: articleId }), editor)
    expect(again.status).toBe(422)
    expect(again.body).toContain('this article is Retracted')
    await clear()
  })

  test('marks links elsewhere and what is paid for, in any language', async () => {
    const url = 'https://www.example.org/tickets?a=1&b=2'
    const paid = { target: url, headline: 'Buy a ticket', sponsored: 'on', sponsor: 'Ferry Company' }
    await app.post('/desk/slots/front/placements', form(paid), editor)
    const { body } = await app.get('/')
    expect(body).toContain('<span class="paid">Sponsored by Ferry Company</span> Other site')
    expect(body).toContain(
      `href="https://www.example.org/tickets?a=1&amp;b=2" rel="external noopener noreferrer sponsored nofollow"`,
    )
    const chinese = await app.get('/', undefined, { 'accept-language': 'zh-CN' })
    expect(chinese.body).toContain('<span class="paid">广告 · Ferry Company</span> 站外链接')
    const care = await app.get('/', undefined, { cookie: 'view=en~care~auto' })
    expect(care.body, 'the care edition carries no advertising').not.toContain('Ferry Company')
    await clear()
  })

  test('a double click and a stale form do nothing twice', async () => {
    const key = 'click-0123456789'
    await app.post('/desk/slots/front/placements', form({ key }), editor)
    const second = await app.post('/desk/slots/front/placements', form({ key }), editor)
    expect(second.location).toBe('/desk/slots/front?done=before')
    const [one] = await standing()
    const gone = { key: 'gone-0123456789' }
    await app.post(`/desk/slots/placements/${one?.id}/withdrawal`, gone, editor)
    const twice = await app.post(`/desk/slots/placements/${one?.id}/withdrawal`, gone, editor)
    expect(twice.location).toBe('/desk/slots/front?done=before')
    expect((await app.post(`/desk/slots/placements/${one?.id}`, form(), other)).status).toBe(409)
    expect((await app.get(`/desk/slots/placements/${one?.id}`, other)).status).toBe(409)
    expect(await standing()).toEqual([])
  })

  test('moves by the buttons of a card, and drops for a time', async () => {
    await app.post('/desk/slots/front/placements', form({ hours: '6' }), editor)
    await app.post('/desk/slots/front/placements', form({ spot: 'second..1', target: ids[1] ?? '' }), editor)
    const [a, b] = await standing()
    const dropped = (await livePlacements(app.database, '', app.clock.now)).rows.find(
      ({ id }) => id === a?.id,
    )
    expect(dropped?.until).toEqual(later(360))
    const move = { spot: 'second..1', displaced: b?.id ?? '' }
    await app.post(`/desk/slots/placements/${a?.id}/place`, move, editor)
    expect((await standing()).map(({ at, what }) => `${at} ${what}`).sort()).toEqual([
      'lead 1 Article 1',
      'second 1 Article 0',
    ])
    expect((await app.post(`/desk/slots/placements/${a?.id}/place`, { spot: 'x' }, editor)).status).toBe(422)
    await clear()
  })

  test('refuses moves that come too late or from nowhere, and does nothing', async () => {
    await app.post('/desk/slots/front/placements', form({ hours: '1' }), editor)
    await app.post('/desk/slots/front/placements', form({ spot: 'second..1', target: ids[1] ?? '' }), editor)
    const elsewhere = form({ target: ids[2] ?? '' })
    await app.post(`/desk/slots/${room.channelId}/placements`, elsewhere, editor)
    const [a, b] = await standing()
    const [c] = await standing(room.channelId)
    const before = await standing()
    const move = async (id: string | undefined, fields: Record<string, string>) =>
      (await app.post(`/desk/slots/placements/${id}/place`, fields, editor)).status
    expect(await move(a?.id, { spot: 'second..1', displaced: c?.id ?? '' }), 'of another page').toBe(422)
    expect(await move(a?.id, { spot: 'second..2', displaced: b?.id ?? '' }), 'elsewhere').toBe(422)
    expect(await move(a?.id, { spot: `headline.${ids[0]}.1` }), 'no channel').toBe(422)
    const { now } = app.clock
    app.clock.now = later(60)
    expect(await move(a?.id, { spot: 'second..1', displaced: b?.id ?? '' }), 'over').toBe(409)
    expect(await move(b?.id, { spot: 'lead..1', displaced: a?.id ?? '' }), 'displaces what is over').toBe(409)
    app.clock.now = now
    expect(await standing()).toEqual(before)
    await app.post(`/desk/slots/placements/${c?.id}/withdrawal`, {}, editor)
    await clear()
  })

  test('places on a channel’s page too', async () => {
    await app.post(`/desk/slots/${room.channelId}/placements`, form({ target: ids[2] ?? '' }), editor)
    const second = form({ target: ids[3] ?? '', spot: 'second..2' })
    await app.post(`/desk/slots/${room.channelId}/placements`, second, editor)
    expect(await lead(`/c/${room.slug}`)).toBe('Article 2')
    const { body } = await app.get(`/c/${room.slug}`)
    expect(body.match(/<h2[^>]*>(?:(?!<\/h2>).)*Article 3/gs)).toHaveLength(1)
    expect((await app.get(`/desk/slots/${room.channelId}`, editor)).body).toContain('Article 3')
    expect((await app.get('/desk/slots/nowhere', editor)).status).toBe(404)
  })

  test('shows the page at a moment to come, to editors alone', async () => {
    const planned = form({ from: wall(later(60)), until: wall(later(120)), target: ids[4] ?? '' })
    expect((await app.post('/desk/slots/front/placements', planned, editor)).location).toContain(
      'done=planned',
    )
    const page = (at?: Date) => `/desk/slots/front/preview/page${at ? `?at=${wall(at)}` : ''}`
    const at90 = await app.get(page(later(90)), editor)
    expect(at90.body).toContain('data-ranked="slot"')
    expect(at90.body).toContain('noindex')
    expect(at90.headers['cache-control']).toBe('no-store')
    expect(at90.headers['x-frame-options']).toBe('SAMEORIGIN')
    for (const moment of [undefined, later(30), later(121)])
      expect((await app.get(page(moment), editor)).body).not.toContain('data-ranked="slot"')
    expect((await app.get(page(later(-120)), editor)).status).toBe(422)
    expect((await app.get('/desk/slots/front/preview/page?at=soon', editor)).status).toBe(422)
    expect((await app.get(page())).status).toBe(303)
    const around = await app.get('/desk/slots/front/preview', editor)
    expect(around.body).toContain('<iframe')
    expect(await lead(), 'readers do not see it yet').toBeUndefined()
    await clear()
  })

  test('tells who did what when and why, and goes back', async () => {
    await app.post('/desk/slots/front/placements', form({ reason: 'Because of the flood' }), editor)
    const number = 1 + (await countChanges())
    await app.post('/desk/slots/front/placements', form({ target: ids[5] ?? '' }), other)
    expect(await lead()).toBe('Article 5')
    const history = await app.get('/desk/slots/front/history', editor)
    expect(history.body).toContain('Lin placed')
    expect(history.body).toContain('Because of the flood')
    const path = `/desk/slots/front/changes/${number - 1}`
    const ask = await app.get(path, editor)
    expect(ask.body).toContain('Lead: Article 0')
    const back = await app.post(path, { reason: 'Calm again' }, editor)
    expect(back.status).toBe(303)
    expect(await lead()).toBe('Article 0')
    expect((await app.get('/desk/slots/front/history', editor)).body).toContain('went back to change')
    for (const wrong of ['999999', 'x', '-1']) {
      const answer = await app.post(`/desk/slots/front/changes/${wrong}`, {}, editor)
      expect(answer.status, wrong).toBe(404)
    }
    const audit = await app.database.db
      .selectFrom('audit')
      .select('action')
      .where('action', 'like', 'placement.%')
      .execute()
    expect(new Set(audit.map(({ action }) => action))).toContain('placement.rolled_back')
    await clear()
  })

  test('waits for a second editor where the operator wants it', async () => {
    const decided = { actor: null, now: app.clock.now }
    await transact(app.database, (tx) => changeSettings(tx, { placementSecondApproval: true }, decided))
    const sent = await app.post('/desk/slots/front/placements', form(), editor)
    expect(sent.location).toContain('done=waits')
    expect(await lead()).toBeUndefined()
    expect((await app.get('/desk/slots/front', other)).body).toContain('Wait for a second editor')
    const [one] = await standing()
    expect((await app.get('/desk', other)).body).toContain('Front page · Lead')
    const answer = (who: Visitor, how: string) =>
      app.post(`/desk/slots/placements/${one?.id}/answer`, { answer: how }, who)
    expect((await answer(editor, 'approved')).status).toBe(403)
    expect((await answer(other, 'approved')).status).toBe(303)
    expect(await lead()).toBe('Article 0')
    expect((await answer(other, 'refused')).status).toBe(409)
    const undo = `/desk/slots/front/changes/${(await countChanges()) - 1}`
    expect((await app.post(undo, {}, other)).location).toContain('done=rolled_back')
    expect(await lead(), 'it waits again').toBeUndefined()
    const [again] = await standing()
    await app.post(`/desk/slots/placements/${again?.id}/answer`, { answer: 'approved' }, other)
    const change = form({ headline: 'Corrected' })
    const noted = await app.post(`/desk/slots/placements/${again?.id}`, change, editor)
    expect(noted.location).toContain('done=waits')
    expect(await lead(), 'a correction empties no place').toBe('Article 0')
    await transact(app.database, (tx) => changeSettings(tx, { placementSecondApproval: false }, decided))
    await clear()
  })
})

async function countChanges(): Promise<number> {
  const row = await app.database.db
    .selectFrom('placement_change')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('page', '=', '')
    .executeTakeFirst()
  return row?.number ?? 0
}
