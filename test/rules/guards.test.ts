import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPerson, ROLES, type Role } from '../../src/domain/people/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { GUARDED } from '../../src/web/http/guards.ts'
import { createRealApp, type RealApp, type Route } from '../support/real-app.ts'
import { type Seeded, seedArticle } from '../support/seed.ts'

const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE']
// Who may work where. A surface that lets others in as well is found out here.
const ADMITTED: Record<(typeof GUARDED)[number], readonly Role[] | 'signed-in'> = {
  '/studio': 'signed-in',
  '/desk': ['editor', 'operator'],
  '/safety': ['moderator', 'operator'],
  '/console': ['operator'],
}

let real: RealApp
let seeded: Seeded
let cookies: Record<Role, string>
beforeAll(async () => {
  real = await createRealApp()
  seeded = await seedArticle(real.database)
  cookies = await signInEachRole(real)
})

afterAll(() => real?.close())

describe('every route of a working surface', () => {
  test('is found by walking the routes', () => {
    expect(real.routes.length).toBeGreaterThan(20)
    expect(guarded().map(({ url }) => url)).toEqual(expect.arrayContaining(['/console', '/me']))
  })

  test('has a guard where its address says that it works for few', () => {
    const open = real.routes.filter(({ url, guard }) => surfaceOf(url) && guard === undefined)
    expect(open.map(name)).toEqual([])
  })

  test('sends strangers to sign in', async () => {
    for (const route of guarded()) {
      const answer = await send(route)
      expect([302, 303, 401], name(route)).toContain(answer.statusCode)
      if (answer.statusCode !== 401) expect(answer.headers.location).toMatch(/^\/sign-in\?to=/)
      expect(answer.headers['cache-control'], name(route)).toBe('no-store')
    }
  })

  test('refuses people without the role', async () => {
    for (const route of guarded()) {
      for (const role of ROLES) {
        if (mayEnter(route, role)) continue
        const answer = await send(route, { cookie: cookies[role], 'sec-fetch-site': 'same-origin' })
        expect(answer.statusCode, `${name(route)} for ${role}`).toBe(403)
      }
    }
  })

  test('lets in whom it is for', async () => {
    for (const route of guarded().filter(({ method }) => method === 'GET')) {
      for (const role of ROLES.filter((one) => mayEnter(route, one))) {
        const answer = await send(route, { cookie: cookies[role] })
        expect(answer.statusCode, `${name(route)} for ${role}`).not.toBe(403)
        expect(answer.statusCode, `${name(route)} for ${role}`).toBeLessThan(500)
        expect(answer.headers['cache-control']).toBe('no-store')
      }
    }
  })
})

describe('every route that changes something', () => {
  test.each([
    ['a form of another site', { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' }],
    ['a form of a neighbour', { origin: 'https://sub.localhost', 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://other.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    const changing = real.routes.filter(({ method }) => UNSAFE.includes(method))
    expect(changing.length).toBeGreaterThan(3)
    for (const route of changing) {
      const answer = await send(route, { ...headers, cookie: cookies.operator })
      expect(answer.statusCode, name(route)).toBe(403)
    }
  })
})

function guarded(): Route[] {
  return real.routes.filter(
    ({ url, guard, method }) => method !== 'HEAD' && (surfaceOf(url) || guard !== undefined),
  )
}

function surfaceOf(url: string): (typeof GUARDED)[number] | undefined {
  return GUARDED.find((prefix) => url === prefix || url.startsWith(`${prefix}/`))
}

function mayEnter({ url }: Route, role: Role): boolean {
  const surface = surfaceOf(url)
  const admitted = surface ? ADMITTED[surface] : 'signed-in'
  return admitted === 'signed-in' || admitted.includes(role)
}

function send(route: Route, headers: Record<string, string> = {}) {
  // In the studio an article has its own rules, which `test/web/matrix.test.ts` walks: here it is nobody's.
  const id = surfaceOf(route.url) === '/studio' ? 'zzzzzzzzzzzzz' : seeded.articleId
  const url = route.url
    .replace(':id', id)
    .replace(':handle', 'harbour')
    .replace(/:\w+\??/g, 'x')
    .replace('*', 'x')
  return real.app.inject({ method: route.method as 'GET', url, headers: { accept: 'text/html', ...headers } })
}

function name({ method, url }: Route): string {
  return `${method} ${url}`
}

async function signInEachRole({ context, database }: RealApp): Promise<Record<Role, string>> {
  const now = new Date()
  const password = 'a long enough pass phrase'
  const entries = []
  for (const role of ROLES) {
    const email = `${role}@example.test`
    await transact(database, (tx) =>
      createPerson(tx, { name: role, email, password, roles: [role] }, { actor: null, now }),
    )
    const visitor = { address: '127.0.0.1', userAgent: 'test' }
    const { setCookies } = await context.sessions.signIn({ email, password }, visitor, now)
    entries.push([role, setCookies.map((value) => value.split(';')[0]).join('; ')])
  }
  return Object.fromEntries(entries)
}
