import type { InjectOptions } from 'fastify'
import type { Page } from 'playwright-core'
import type { Overrides } from '../../src/app.ts'
import { createPerson, type Role } from '../../src/domain/people/index.ts'
import type { Actor } from '../../src/domain/permissions/index.ts'
import { transact } from '../../src/platform/database/index.ts'
import { createRealApp, type RealApp } from './real-app.ts'

/** Someone who is signed in. */
export type Visitor = { cookie: string; actor: Actor }
export type Answer = {
  status: number
  body: string
  location: string
  headers: Record<string, unknown>
  json(): Record<string, unknown>
}
export type SentFile = { field: string; name: string; type?: string; bytes: Buffer }

export type DeskApp = RealApp & {
  clock: { now: Date }
  visitor(name: string, ...roles: Role[]): Promise<Visitor>
  get(url: string, who?: Visitor, headers?: Record<string, string>): Promise<Answer>
  post(
    url: string,
    form: Record<string, string | string[]>,
    who?: Visitor,
    headers?: Record<string, string>,
  ): Promise<Answer>
  put(url: string, form: Record<string, string>, who?: Visitor): Promise<Answer>
  /** A form with files, as a browser sends it. */
  send(url: string, form: Record<string, string>, files: SentFile[], who?: Visitor): Promise<Answer>
}

const PASSWORD = 'masthead-demo'

/** The whole application with a clock, people to sign in as, and forms to send. Close it in `afterAll`. */
export async function createDeskApp(overrides: Overrides = {}): Promise<DeskApp> {
  const clock = { now: new Date() }
  const real = await createRealApp({ now: () => clock.now, ...overrides })
  let people = 0
  const ask = async (options: InjectOptions, who?: Visitor): Promise<Answer> => {
    const headers = {
      'accept-language': 'en',
      'sec-fetch-site': 'same-origin',
      ...options.headers,
      ...(who && { cookie: who.cookie }),
    }
    const answer = await real.app.inject({ remoteAddress: `10.9.${people % 256}.7`, ...options, headers })
    return {
      status: answer.statusCode,
      body: answer.body,
      location: String(answer.headers.location ?? ''),
      headers: answer.headers,
      json: () => answer.json(),
    }
  }
  const form = (
    method: 'POST' | 'PUT',
    url: string,
    values: Record<string, string | string[]>,
  ): InjectOptions => ({
    method,
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(
      Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
    ).toString(),
  })
  return {
    ...real,
    clock,
    async visitor(name, ...roles) {
      const email = `p${++people}@example.org`
      const person = { name, email, password: PASSWORD, roles: ['reader' as const, ...roles] }
      const id = await transact(real.database, (tx) =>
        createPerson(tx, person, { actor: null, now: clock.now }),
      )
      const answer = await ask(form('POST', '/sign-in', { email, password: PASSWORD }))
      const cookie = [answer.headers['set-cookie']].flat().map((value) => String(value).split(';')[0])
      return { cookie: cookie.join('; '), actor: { personId: id, roles: person.roles, members: [] } }
    },
    get: (url, who, headers = {}) => ask({ method: 'GET', url, headers }, who),
    post: (url, values, who, headers = {}) => {
      const options = form('POST', url, values)
      return ask({ ...options, headers: { ...options.headers, ...headers } }, who)
    },
    put: (url, values, who) => {
      const options = form('PUT', url, values)
      return ask({ ...options, headers: { ...options.headers, accept: 'application/json' } }, who)
    },
    send: (url, values, files, who) => ask(multipart(url, values, files), who),
  }
}

function multipart(url: string, values: Record<string, string>, files: SentFile[]): InjectOptions {
  const boundary = 'form-of-a-test-7f3a'
  const parts = [
    ...Object.entries(values).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.flatMap(({ field, name, type = 'application/octet-stream', bytes }) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return {
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat(parts),
  }
}

/** Lets a browser's page be somebody, at the address where the application listens. */
export async function beSomebody(page: Page, address: string, { cookie }: Visitor): Promise<void> {
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: address }
  })
  await page.context().addCookies(cookies)
}
