import { describe, expect, test } from 'vitest'
import { setupAddress } from '../../../src/domain/people/index.ts'
import { readSettings } from '../../../src/domain/settings/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { createWorkApp, type WorkApp } from '../../support/work-app.ts'

async function openPortal(): Promise<WorkApp & { token: string; form: Record<string, string | string[]> }> {
  const work = await createWorkApp([peopleSurface])
  const { publicUrl } = work.context.config
  const address = await transact(work.database, (tx) => setupAddress(tx, { publicUrl, now: work.clock.now }))
  const token = new URL(address ?? '').searchParams.get('token') ?? ''
  const form = {
    token,
    'portalName-zh-CN': '江城号',
    'portalName-en': 'Riverside',
    languages: ['zh-CN', 'en'],
    timeZone: 'Asia/Shanghai',
    accent: '#005a9c',
    name: '王芳',
    email: 'op@example.org',
    password: 'long enough',
  }
  return { ...work, token, form }
}

describe('set-up', () => {
  test('asks in the browser’s language, and tells the mistakes beside their fields', async () => {
    const { get, post, token, form } = await openPortal()
    const page = await get(`/set-up?token=${token}`, { 'accept-language': 'zh-CN,zh;q=0.9' })
    expect(page.status).toBe(200)
    expect(page.body).toContain('<h1>设置这个门户</h1>')
    expect(page.body).toContain('<option value="Asia/Shanghai">')
    const wrong = {
      ...form,
      email: 'op@',
      password: 'short7!',
      accent: '"><b>',
      languages: [],
      timeZone: 'Mars',
    }
    const answer = await post('/set-up', wrong)
    expect(answer.status).toBe(422)
    for (const field of ['email', 'password', 'accent', 'languages', 'timeZone']) {
      expect(answer.body).toContain(`id="${field}-error"`)
      expect(answer.body).toContain(`href="#${field}"`)
    }
    for (const kept of ['江城号', 'Riverside', '王芳', 'op@', 'Mars']) expect(answer.body).toContain(kept)
    expect(answer.body).not.toContain('short7!')
    expect(answer.body).not.toContain('"><b>')
  })

  test('is done once: the operator is signed in, the portal named, the address gone', async () => {
    const { get, post, token, form, database } = await openPortal()
    const answers = await Promise.all(
      ['one', 'two'].map((name) => post('/set-up', { ...form, email: `${name}@example.org` })),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410])
    const won = answers.find((answer) => answer.status === 303)
    expect(won?.headers.location).toBe('/console')
    const me = JSON.parse((await get('/me.json', { cookie: won?.cookie ?? '' })).body)
    expect(me).toMatchObject({ person: { name: '王芳' }, roles: ['operator'] })
    expect(await readSettings(database.db)).toMatchObject({ accent: '#005a9c', defaultLanguage: 'en' })
    const again = await get(`/set-up?token=${token}`)
    expect(again.status).toBe(410)
    expect(again.body).toContain('Riverside')
  })

  test('a guessed token opens nothing', async () => {
    const { get, post, token, form, database } = await openPortal()
    const guesses = ['', 'x', `${token}x`, token.slice(1), token.toUpperCase(), "' or 1=1 --", 'null', '%00']
    for (const guess of guesses) {
      const page = await get(`/set-up?token=${encodeURIComponent(guess)}`)
      expect([guess, page.status]).toEqual([guess, 410])
      expect((await post('/set-up', { ...form, token: guess })).status).toBe(410)
    }
    expect((await get('/set-up')).status).toBe(410)
    expect((await get(`/set-up?token=${token}&token=x`)).status).toBe(410)
    expect(await database.db.selectFrom('person').select('id').execute()).toEqual([])
  })
})
