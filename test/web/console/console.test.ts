import { describe, expect, test } from 'vitest'
import { addChannel, listChannels } from '../../../src/domain/channels/index.ts'
import { createPerson, type Role } from '../../../src/domain/people/index.ts'
import { readSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { consoleSurface } from '../../../src/web/console/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { createWorkApp } from '../../support/work-app.ts'

const password = 'masthead-demo'
const { get, post, database, clock } = await createWorkApp([peopleSurface, consoleSurface])

async function signIn(role: Role): Promise<{ cookie: string }> {
  const email = `${role}@example.org`
  const person = { name: role, email, password, roles: [role] }
  await transact(database, (tx) => createPerson(tx, person, { actor: null, now: clock.now }))
  return { cookie: (await post('/sign-in', { email, password })).cookie }
}

const operator = await signIn('operator')

const form = {
  'portalName-zh-CN': '江城号',
  'portalName-en': 'Riverside',
  languages: ['zh-CN', 'en'],
  defaultLanguage: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  accent: '#005a9c',
  'hostNotice-zh-CN': '本文由{account}上传。',
  'hostNotice-en': '',
  contact: '',
}

describe('the console', () => {
  test('is the operator’s only', async () => {
    for (const role of ['reader', 'editor', 'moderator'] as const) {
      expect((await get('/console', await signIn(role))).status).toBe(403)
    }
    const page = await get('/console', operator)
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('operator@example.org')
    expect(page.body).toMatch(/<dt>PostgreSQL version<\/dt><dd><span>\d+/)
    expect(page.body).not.toContain('reader@example.org')
  })

  test('ends for a session when its role ends', async () => {
    const editor = { name: 'Two', email: 'two@example.org', password, roles: ['operator'] as const }
    const id = await transact(database, (tx) => createPerson(tx, editor, { actor: null, now: clock.now }))
    const { cookie } = await post('/sign-in', { email: editor.email, password })
    expect((await get('/console', { cookie })).status).toBe(200)
    const ended = { ended_at: clock.now }
    await database.db.updateTable('role_grant').set(ended).where('person_id', '=', id).execute()
    expect((await get('/console', { cookie })).status).toBe(403)
  })

  test('changes settings, refuses wrong ones and keeps what was typed', async () => {
    const wrong = await post(
      '/console/settings',
      { ...form, timeZone: 'Mars', 'tagline-en': 'Kept' },
      operator,
    )
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('id="timeZone-error"')
    expect(wrong.body).toContain('value="Kept"')
    const saved = await post('/console/settings', form, operator)
    expect([saved.status, saved.headers.location]).toEqual([303, '/console/settings?saved'])
    const page = await get('/console/settings?saved', operator)
    expect(page.body).toContain('Riverside')
    expect(page.body).toContain('role="alert"')
    expect(await readSettings(database.db)).toMatchObject({
      accent: '#005a9c',
      hostNotice: { 'zh-CN': '本文由{account}上传。', en: '' },
    })
    const row = await database.db
      .selectFrom('setting')
      .select('changed_by')
      .where('key', '=', 'accent')
      .executeTakeFirstOrThrow()
    expect(row.changed_by).not.toBeNull()
  })

  test('adds and changes channels', async () => {
    const channel = {
      'names-zh-CN': '科技\u0000',
      'names-en': 'Technology',
      slug: '',
      kind: 'column',
      colourKind: 'own',
      colour: '#00AA55',
    }
    expect((await post('/console/channels/new', channel, operator)).headers.location).toBe(
      '/console/channels?saved',
    )
    const [added] = await listChannels(database)
    expect(added).toMatchObject({
      slug: 'technology',
      names: { 'zh-CN': '科技', en: 'Technology' },
      position: 1,
      colour: '#00aa55',
      isColumn: true,
    })
    const address = `/console/channels/${added?.id}`
    expect((await get(address, operator)).body).toContain('value="Technology"')
    await post(address, { ...channel, slug: 'tech', colourKind: 'accent', kind: 'channel' }, operator)
    expect(await listChannels(database)).toMatchObject([{ slug: 'tech', colour: null, isColumn: false }])
    expect((await get('/console/channels', operator)).body).toContain('/c/tech')
  })

  test.each<[Record<string, string>, string]>([
    [{ slug: 'taken' }, 'slug'],
    [{ slug: '../x' }, 'slug'],
    [{ 'names-en': ' ', slug: 'x' }, 'names-zh-CN'],
    [{ colourKind: 'own', colour: 'red;}' }, 'colour'],
    [{ 'names-en': 'x'.repeat(41) }, 'names-zh-CN'],
  ])('refuses a channel with %j and marks %s', async (given, field) => {
    const words = { slug: 'taken', names: { en: 'Taken' }, isColumn: false, position: 1 }
    await transact(database, (tx) => addChannel(tx, words, clock.now)).catch(() => {})
    const before = await listChannels(database)
    const channel = { 'names-en': 'New', colour: '#000000', ...given }
    const answer = await post('/console/channels/new', channel, operator)
    expect([answer.status, await listChannels(database)]).toEqual([422, before])
    expect(answer.body).toContain(`id="${field}-error"`)
  })

  test('has no channel where there is none', async () => {
    for (const id of ['0123456789abc', 'x', '%27', '..%2f']) {
      expect((await get(`/console/channels/${id}`, operator)).status).toBe(404)
      const channel = { 'names-en': 'New' }
      expect((await post(`/console/channels/${id}`, channel, operator)).status).toBe(404)
    }
  })
})
