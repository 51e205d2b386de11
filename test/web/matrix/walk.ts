import { expect } from 'vitest'
import { type Action, type Actor, may, type Subject } from '../../../src/domain/permissions/index.ts'
import type { Session, StudioApp } from '../../support/studio-app.ts'

/** A thing in one of its states, as the matrix sees it. */
export type Made = { id: string; subject: Subject }

/** A route that does an action to a thing; `body` for forms, `json` for programs. */
export type MatrixRoute = {
  method: 'GET' | 'POST' | 'PUT'
  /** As it is registered, for example `/studio/articles/:id/draft`; `:id` is the thing's ID. */
  url: string
  action: Action
  body?: Record<string, string>
  json?: unknown
  /** Statuses besides success that an allowed request may get, because of what it sends. */
  also?: number[]
}

/** Somebody with a relation to the thing; signed out when `session` is absent. */
export type MatrixPerson = { name: string; session?: Session; actor?: Actor }

type Walk = {
  app: StudioApp
  people: MatrixPerson[]
  routes: MatrixRoute[]
  /** Makes a thing in the state; called again after each allowed request that changes something. */
  make: () => Promise<Made>
  /** The thing's state now, to see that a refusal changed nothing. */
  stateOf: (id: string) => Promise<unknown>
}

/**
 * Asks each route as each person and holds the answers against the matrix: allowed is answered, everything else is
 * refused with what the person may know (404 to strangers, 403 to those whom it concerns, 409 where only the state is
 * in the way), and changes nothing. Gives how many requests were made.
 */
export async function walk({ app, people, routes, make, stateOf }: Walk): Promise<number> {
  let made = await make()
  let count = 0
  for (const route of routes) {
    for (const person of people) {
      const before = await stateOf(made.id)
      const answer = await ask(app, route, made.id, person)
      const label = `${route.method} ${route.url} (${route.action}) as ${person.name} in ${made.subject.state ?? 'any state'}: ${answer.status}`
      count += 1
      if (!person.actor) {
        expect([303, 401], label).toContain(answer.status)
      } else if (may(person.actor, route.action, made.subject)) {
        expect(
          [200, 201, 202, 204, 303, ...(route.also ?? [])],
          `${label}\n${answer.body.slice(0, 500)}`,
        ).toContain(answer.status)
        if (route.method !== 'GET') made = await make()
        continue
      } else {
        expect(expected(person.actor, route.action, made.subject), label).toBe(answer.status)
      }
      expect(await stateOf(made.id), label).toEqual(before)
    }
  }
  return count
}

/** What a refusal is, by what the person may know. */
function expected(actor: Actor, action: Action, subject: Subject): number {
  const anyState = [
    'draft',
    'submitted',
    'changes',
    'refused',
    'scheduled',
    'published',
    'resubmitted',
    'retracted',
  ]
  const applications = ['approved', 'appealed', 'withdrawn']
  const comments = ['visible', 'held', 'hidden', 'removed', 'deleted']
  const inAnother = [...anyState, ...applications, ...comments].some((state) =>
    may(actor, action, { ...subject, state }),
  )
  if (inAnother) return 409
  const member = actor.members.some(({ accountId }) => accountId === subject.accountId)
  const concerned =
    member || actor.roles.some((role) => role !== 'reader') || subject.ownerId === actor.personId
  return concerned ? 403 : 404
}

function ask(
  app: StudioApp,
  { method, url, body, json }: MatrixRoute,
  id: string,
  { session }: MatrixPerson,
) {
  const address = url.replace(':id', id)
  if (method === 'GET') return app.get(address, session)
  if (json !== undefined) return app.json(method, address, json, session)
  return app.post(address, body ?? {}, session)
}
