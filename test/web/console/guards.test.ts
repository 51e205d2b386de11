import fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../../src/domain/people/index.ts'
import { consoleSurface } from '../../../src/web/console/index.ts'
import type { WebContext } from '../../../src/web/http/context.ts'
import { outcomeOf } from '../../../src/web/http/errors.ts'
import { GUARDED, type Guard, requireGuards, surface } from '../../../src/web/http/guards.ts'

type Route = { method: string; url: string; guard: Guard | undefined }

/** A context in which someone with these roles is signed in, or nobody; whatever else is touched fails. */
function contextOf(roles: Role[] | null): WebContext {
  const person = { id: '0', name: 'x', email: 'x@example.org', roles: roles ?? [] }
  return {
    sessions: { find: async () => (roles ? { person, sessionId: '0', setCookies: [] } : null) },
  } as unknown as WebContext
}

async function build(roles: Role[] | null) {
  const routes: Route[] = []
  const app = fastify()
  requireGuards(app)
  app.setErrorHandler((error, _request, reply) => reply.code(outcomeOf(error).status).send('refused'))
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      routes.push({
        method,
        url: route.url,
        get guard() {
          return route.config?.guard
        },
      })
    }
  })
  await consoleSurface(app, contextOf(roles))
  await app.ready()
  return { app, routes: routes.filter(({ url }) => GUARDED.some((prefix) => url.startsWith(prefix))) }
}

describe('guards', () => {
  test('every guarded route refuses strangers and wrong roles', async () => {
    const strangers = await build(null)
    expect(strangers.routes.length).toBeGreaterThan(8)
    for (const { method, url } of strangers.routes) {
      const answer = await strangers.app.inject({ method: method as 'GET', url: url.replace(/:\w+/g, 'x') })
      expect([method, url, answer.statusCode]).toEqual([method, url, 303])
      expect(answer.headers.location).toMatch(/^\/sign-in\?to=%2Fconsole/)
    }
    const readers = await build(['reader', 'editor', 'moderator'])
    for (const { method, url, guard } of readers.routes) {
      expect(guard).toEqual(['operator'])
      const answer = await readers.app.inject({ method: method as 'GET', url: url.replace(/:\w+/g, 'x') })
      expect([method, url, answer.statusCode]).toEqual([method, url, 403])
    }
  })

  test('a route beside its surface stops the start', async () => {
    for (const url of ['/desk', '/console/secret', '/safety/x/:id', '/studio/']) {
      const app = fastify()
      requireGuards(app)
      app.get(url, async () => 'open')
      await expect(app.ready()).rejects.toThrow(`routes without a guard: ${url}`)
    }
    const app = fastify()
    requireGuards(app)
    await surface('/desk', ['editor'], (inner) => {
      inner.get('/', async () => 'guarded')
    })(app, contextOf(null))
    app.get('/desks', async () => 'another address')
    await app.ready()
  })
})
