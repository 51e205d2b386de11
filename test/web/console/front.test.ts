import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRoom, publishOne } from '../../support/content.ts'
import { createDeskApp, type DeskApp, type Visitor } from '../../support/desk-app.ts'

let app: DeskApp
let operator: Visitor
beforeAll(async () => {
  app = await createDeskApp()
  operator = await app.visitor('Operator', 'operator')
  const room = await makeRoom(app.database)
  for (let index = 0; index < 9; index += 1)
    await publishOne(app.database, room.accountId, { channelId: room.channelId, title: `Article ${index}` })
})
afterAll(() => app.close())

const ALL = ['top', 'channels', 'columns', 'newest', 'accounts']
const fields = (changes: Record<string, string | string[]> = {}) => ({
  ...{
    block: ALL,
    'on-top': 'on',
    'seconds-top': '4',
    'hot-top': '10',
    'on-channels': 'on',
    'count-channels': '8',
  },
  ...{ 'titles-channels': '5', 'on-columns': 'on', 'count-columns': '6', 'count-newest': '10' },
  ...{ 'on-accounts': 'on', 'count-accounts': '8', fill: 'newest' },
  ...changes,
})
const query = (changes: Record<string, string | string[]> = {}) =>
  new URLSearchParams(
    Object.entries(fields(changes)).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
  ).toString()
const ids = (body: string) =>
  [...body.matchAll(/<section[^>]*aria-labelledby="([a-z-]+)"/g)].map(([, id]) => id)

test('is by default the page as it was', async () => {
  const before = (await app.get('/')).body
  const form = await app.get('/console/front', operator)
  expect(form.body).toContain('Channel headlines')
  const saved = await app.post('/console/front', fields(), operator)
  expect(saved.location).toBe('/console/front?saved')
  expect(ids((await app.get('/')).body)).toEqual(ids(before))
})

test('shows what is in the fields before it is saved, and saves it then', async () => {
  const changes = {
    block: ['newest', 'top', 'channels', 'columns', 'accounts'],
    'on-newest': 'on',
    'on-accounts': '',
  }
  const asked = await app.get(`/console/front?${query(changes)}`, operator)
  const source = /<iframe src="([^"]+)"/.exec(asked.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(asked.headers['content-security-policy']).toContain("frame-src 'self'")
  const preview = await app.get(source, operator)
  expect(preview.body).toContain('noindex')
  expect(ids(preview.body)[0]).toBe('newest')
  expect(ids((await app.get('/')).body), 'nothing is saved').not.toContain('newest')
  const move = await app.get(`/console/front?${query({ move: 'newest.up' })}`, operator)
  expect(move.body.indexOf('value="newest"')).toBeLessThan(move.body.indexOf('value="columns"'))
  await app.post('/console/front', fields(changes), operator)
  const { body } = await app.get('/')
  expect(ids(body)[0]).toBe('newest')
  expect(body).not.toContain('id="accounts"')
})

test.each<[string, Record<string, string | string[]>]>([
  ['a number out of bounds', { 'seconds-top': '5' }],
  ['no number', { 'count-channels': 'many' }],
  ['nothing shown', { 'on-top': '', 'on-channels': '', 'on-columns': '', 'on-accounts': '' }],
  ['an unknown choice', { fill: 'luck' }],
])('refuses %s and keeps what was typed', async (_, changes) => {
  const before = (await app.get('/')).body
  const answer = await app.post('/console/front', fields({ ...changes, second: 'on' }), operator)
  expect(answer.status).toBe(422)
  expect(answer.body).toMatch(/id="second"[^>]*checked/)
  expect((await app.get('/')).body).toBe(before)
  expect((await app.get(`/console/front/page?${query(changes)}`, operator)).status).toBe(400)
})

test('tells who saves over somebody else’s change', async () => {
  const seen = /name="seen" value="([^"]+)"/.exec((await app.get('/console/front', operator)).body)?.[1] ?? ''
  await app.post('/console/front', fields(), operator)
  app.clock.now = new Date(app.clock.now.getTime() + 1000)
  await app.post('/console/front', fields({ fill: 'hot' }), operator)
  expect((await app.post('/console/front', fields({ seen }), operator)).status).toBe(409)
})

test('is for operators', async () => {
  const editor = await app.visitor('Editor', 'editor')
  for (const path of ['/console/front', `/console/front/page?${query()}`])
    expect((await app.get(path, editor)).status).toBe(403)
})
