import { describe, expect, test } from 'vitest'
import { currentAgreements, versionsOf } from '../../../src/domain/agreements/index.ts'
import { listChannels } from '../../../src/domain/channels/index.ts'
import { readSettings } from '../../../src/domain/settings/index.ts'
import { templatesFor } from '../../../src/domain/templates/index.ts'
import { openActsRoom } from './acts-room.ts'

const { get, post, database, clock, room, operator, acts } = await openActsRoom()

const later = () => {
  clock.now = new Date(clock.now.getTime() + 1000)
}
const seenOf = (body: string) => /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? ''

describe('settings in groups', () => {
  const articles = {
    reviewAll: 'no',
    reviewFirst: '2',
    firstDayArticles: '3',
    secondsBetweenArticles: '30',
    linksPerHost: '3',
    restoreDays: '30',
  }

  test('are saved and recorded with old and new', async () => {
    const { body } = await get('/console/settings/articles', operator)
    later()
    const form = { ...articles, seen: seenOf(body) }
    const [answer, twice] = await Promise.all(
      [1, 2].map(() => post('/console/settings/articles', form, operator)),
    )
    expect(twice?.status).toBe(303)
    expect([answer?.status, answer?.headers.location]).toEqual([303, '/console/settings/articles?saved'])
    expect((await readSettings(database.db)).reviewFirst).toBe(2)
    const [act] = await acts('settings.change')
    expect(act).toMatchObject({
      actor: { id: room.operatorId },
      details: { changes: { reviewFirst: { from: 5, to: 2 } } },
    })
    later()
    const again = await post('/console/settings/articles', { ...form, reviewFirst: '9' }, operator)
    expect(again.status).toBe(409)
    expect(again.body).toContain('value="9"')
    expect((await readSettings(database.db)).reviewFirst).toBe(2)
    const agreed = await post(
      '/console/settings/articles',
      { ...form, reviewFirst: '9', seen: seenOf(again.body) },
      operator,
    )
    expect(agreed.status).toBe(303)
    expect((await readSettings(database.db)).reviewFirst).toBe(9)
  })

  test.each([
    ['articles', { ...articles, reviewFirst: '-1' }, 'reviewFirst'],
    ['articles', { ...articles, restoreDays: '9999999999999' }, 'restoreDays'],
    ['articles', { ...articles, reviewAll: 'perhaps' }, 'reviewAll'],
    ['sign-in', { signUp: 'anyone', oidcName: '', oidcIssuer: '', oidcClientId: '' }, 'signUp'],
    [
      'sign-in',
      { signUp: 'open', oidcName: '', oidcIssuer: 'javascript:alert(1)', oidcClientId: '' },
      'oidcIssuer',
    ],
    ['mail', { mailFrom: 'a@x.test\r\nBcc: b@x.test' }, 'mailFrom'],
    ['mail', { mailFrom: 'Portal <a@x.test>' }, 'mailFrom'],
  ])('refuse %s with %j and mark the field', async (group, form, field) => {
    const before = await readSettings(database.db)
    const answer = await post(`/console/settings/${group}`, form as Record<string, string>, operator)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain(`id="${field}-error"`)
    expect(await readSettings(database.db)).toEqual(before)
  })

  test('never show a secret, keep it when its box is empty, and remove it when asked', async () => {
    const form = {
      signUp: 'open',
      oidcName: 'University',
      oidcIssuer: '',
      oidcClientId: '',
      oidcClientSecret: '',
    }
    await post('/console/settings/sign-in', form, operator)
    expect((await readSettings(database.db)).oidcClientSecret).toBe('hush-0815')
    await post('/console/settings/sign-in', { ...form, oidcClientSecret: 'new-hush' }, operator)
    expect((await get('/console/settings/sign-in', operator)).body).not.toContain('hush')
    expect((await get('/console/audit.csv', operator)).body).not.toContain('hush')
    await post('/console/settings/sign-in', { ...form, 'oidcClientSecret-remove': 'on' }, operator)
    expect((await readSettings(database.db)).oidcClientSecret).toBe('')
  })
})

describe('channels', () => {
  const order = async () => (await listChannels(database)).map(({ slug }) => slug)

  test('are moved by one place a click, and stay at the ends', async () => {
    const before = await order()
    const move = (way: string) => post(`/console/channels/${room.channelId}/place`, { way }, operator)
    expect((await move('up')).headers.location).toBe(`/console/channels?at=${room.channelId}&way=up`)
    expect(await order()).toEqual([before[0], before[2], before[1], ...before.slice(3)])
    for (let n = 0; n < 4; n++) await move('up')
    expect((await order())[0]).toBe(before[2])
    for (let n = 0; n < 9; n++) await move('down')
    expect((await order()).at(-1)).toBe(before[2])
    expect((await acts('channel.move')).length).toBeGreaterThan(10)
    expect((await post('/console/channels/x/place', { way: 'up' }, operator)).status).toBe(404)
  })

  test('two operators who move at once lose none', async () => {
    const before = (await order()).toSorted()
    const ids = (await listChannels(database)).map(({ id }) => id)
    await Promise.all(
      ids.map((id, n) => post(`/console/channels/${id}/place`, { way: n % 2 ? 'up' : 'down' }, operator)),
    )
    const channels = await listChannels(database)
    expect(channels.map(({ slug }) => slug).toSorted()).toEqual(before)
    expect(channels.map(({ position }) => position)).toEqual(ids.map((_, n) => n + 1))
  })
})

describe('texts', () => {
  const words = {
    'titles-zh-CN': '新协议',
    'titles-en': '',
    'texts-zh-CN': '一、真实。\n二、负责。',
    'texts-en': '',
  }

  test('of agreements get versions; a stale form overwrites none', async () => {
    const [agreement] = await currentAgreements(database.db, 'apply')
    const address = `/console/agreements/${agreement?.agreementId}/edit`
    const form = { ...words, seen: '1' }
    expect((await post(address, form, operator)).status).toBe(303)
    expect((await post(address, form, operator)).status).toBe(303)
    expect((await post(address, { ...form, 'titles-zh-CN': '再改' }, operator)).status).toBe(409)
    expect((await post(address, { ...form, seen: '2', 'texts-zh-CN': ' ' }, operator)).status).toBe(422)
    const versions = await versionsOf(database.db, agreement?.agreementId as string)
    expect(versions.map(({ number, titles }) => [number, titles['zh-CN']])).toEqual([
      [2, '新协议'],
      [1, '作者协议'],
    ])
  })

  test('of templates are added, changed and retired', async () => {
    const added = await post('/console/templates/new/article.refuse', words, operator)
    const again = await post('/console/templates/new/article.refuse', words, operator)
    expect(again.headers.location).toBe(added.headers.location)
    const address = added.headers.location?.toString().replace('?saved', '') as string
    await post(`${address}/edit`, { ...words, 'titles-zh-CN': '改过', seen: '1' }, operator)
    expect((await get(address, operator)).body).toContain('Version 2')
    const titles = async () =>
      (await templatesFor(database.db, 'article.refuse')).map((one) => one.titles['zh-CN'])
    expect(await titles()).toContain('改过')
    await post(`${address}/retire`, {}, operator)
    expect(await titles()).not.toContain('改过')
    expect((await post('/console/templates/new/king.refuse', words, operator)).status).toBe(404)
  })
})
