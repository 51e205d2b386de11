import { describe, expect, test } from 'vitest'
import { createPerson } from '../../../src/domain/people/index.ts'
import { transact } from '../../../src/platform/database/index.ts'
import { peopleSurface } from '../../../src/web/people/index.ts'
import { createWorkApp } from '../../support/work-app.ts'

const password = 'masthead-demo'
const work = await createWorkApp([peopleSurface])
const { get, post, database, clock } = work
await transact(database, (tx) =>
  createPerson(
    tx,
    { name: '<i>Li</i>', email: 'li@example.org', password, roles: ['editor'] },
    { actor: null, now: clock.now },
  ),
)

async function signedIn(): Promise<string> {
  return (await post('/sign-in', { email: 'li@example.org', password })).cookie
}

describe('sign-in', () => {
  test('the page works without script and speaks the reader’s language', async () => {
    const page = await get('/sign-in?to=/console/settings')
    expect(page.status).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('value="/console/settings"')
    expect(page.body).not.toMatch(/<script(?! type="module" src="\/assets\/)/)
    expect((await get('/sign-in', { 'accept-language': 'zh-CN' })).body).toContain('<h1>登录</h1>')
  })

  test('leads on to the path asked for, and /me and /me.json know the person', async () => {
    const answer = await post('/sign-in', { email: 'LI@example.org', password, to: '/console?x=1' })
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/console?x=1')
    const [session = '', known] = [answer.headers['set-cookie']].flat().map(String)
    expect(session).toMatch(/HttpOnly; SameSite=Lax$/)
    // For the script of cached pages, which cannot see the session; it opens nothing.
    expect(known).toMatch(/^known=1; .*SameSite=Lax$/)
    expect(JSON.parse((await get('/me.json', { cookie: 'known=1' })).body).person).toBeNull()
    const json = await get('/me.json', { cookie: answer.cookie })
    expect(JSON.parse(json.body)).toMatchObject({ person: { name: '<i>Li</i>' }, roles: ['editor'] })
    expect(json.headers['cache-control']).toBe('no-store')
    const me = await get('/me', { cookie: answer.cookie })
    expect(me.body).toContain('&lt;i>Li&lt;/i>')
    expect((await get('/sign-in?to=/me', { cookie: answer.cookie })).headers.location).toBe('/me')
  })

  test('never leads to another site', async () => {
    for (const to of [
      '//evil.example',
      '/\\evil.example',
      'https:evil.example',
      '/a/..//evil.example',
      '/%5c/../\\evil.example',
      '/\t/evil.example',
      '/\u0000/evil.example',
      '\\/evil.example',
      '////evil.example',
      'javascript:alert(1)',
      'me',
      '',
      '/\r\nx: y',
    ]) {
      const answer = await post('/sign-in', { email: 'li@example.org', password, to })
      expect([to, answer.headers.location]).toEqual([to, '/me'])
    }
  })

  test('a stranger is nobody', async () => {
    expect(JSON.parse((await get('/me.json')).body)).toEqual({ person: null, roles: [], unread: 0 })
    const answer = await get('/me?x=1')
    expect([answer.status, answer.headers.location]).toEqual([303, '/sign-in?to=%2Fme%3Fx%3D1'])
  })

  test('refuses unknown e-mail and wrong password with the same page, and keeps what was typed but the password', async () => {
    const one = await post('/sign-in', { email: 'nobody@example.org', password: 'guess-guess' })
    const two = await post('/sign-in', { email: 'li@example.org', password: 'guess-guess' })
    expect([one.status, two.status]).toEqual([401, 401])
    expect(one.body.replace('nobody@', 'li@')).toBe(two.body)
    expect(two.body).toContain('value="li@example.org"')
    expect(two.body).not.toContain('guess-guess')
    expect(two.headers['set-cookie']).toBeUndefined()
  })

  test('signs out, by POST only', async () => {
    const cookie = await signedIn()
    expect((await get('/sign-out', { cookie })).status).toBe(404)
    const answer = await post('/sign-out', {}, { cookie })
    expect([answer.status, answer.headers.location]).toEqual([303, '/'])
    expect(JSON.parse((await get('/me.json', { cookie })).body).person).toBeNull()
    expect((await post('/sign-out', {})).status).toBe(303)
  })

  test('forms of other sites are refused, also sign-in and sign-out', async () => {
    const cookie = await signedIn()
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await post('/sign-out', {}, { cookie, ...foreign })).status).toBe(403)
    expect((await post('/sign-in', { email: 'li@example.org', password }, foreign)).status).toBe(403)
    expect(JSON.parse((await get('/me.json', { cookie })).body).person).not.toBeNull()
  })

  test('better-auth answers nobody: its addresses do not exist', async () => {
    const paths = ['sign-up/email', 'sign-in/email', 'get-session', 'update-user', 'reset-password', 'ok']
    for (const path of paths) {
      expect((await post(`/api/auth/${path}`, { email: 'x@example.org', password, name: 'x' })).status).toBe(
        404,
      )
      expect((await get(`/api/auth/${path}`)).status).toBe(404)
    }
    expect(await database.db.selectFrom('person').select('email').execute()).toHaveLength(1)
  })

  test('bad input is answered, not believed', async () => {
    const form = { email: 'li@example.org', password }
    expect((await post('/sign-in', { ...form, password: 'x'.repeat(1_000_000) })).status).toBe(413)
    expect((await post('/sign-in', { ...form, password: 'x'.repeat(10_000) })).status).toBe(401)
    expect((await post('/sign-in', { email: 'li@example.org\r\nset-cookie: a=b', password })).status).toBe(
      401,
    )
    expect((await post('/sign-in', { email: ['li@example.org', 'x'], password: [] })).status).toBe(401)
    expect((await post('/sign-in', {}, { 'content-type': 'application/json' })).status).toBeLessThan(500)
    expect((await post('/sign-in', { ...form, __proto__: 'x', constructor: 'y' })).status).toBe(303)
    expect((await get('/me.json', { cookie: 'masthead.session=%00%ff; masthead.session=' })).status).toBe(200)
  })

  test('many guesses from one place are told to wait', async () => {
    const answers: number[] = []
    for (let round = 0; round < 11; round += 1) {
      const answer = await post('/sign-in', { email: 'other@example.org', password: 'guess-guess' })
      answers.push(answer.status)
      if (answer.status === 429) {
        expect(answer.headers['retry-after']).toBe('600')
        expect(answer.body).toContain('Try again in 10 minutes')
      }
    }
    expect(answers).toEqual([...Array(10).fill(401), 429])
  })
})
