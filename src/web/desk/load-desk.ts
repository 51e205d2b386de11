import type { FastifyRequest } from 'fastify'
import { type QueueCounts, queueCounts } from '../../domain/applications/index.ts'
import type { Person } from '../../domain/people/index.ts'
import { type Actor, actorOf } from '../../domain/permissions/index.ts'
import { countWaiting } from '../../domain/reviewing/index.ts'
import type { WebContext } from '../http/context.ts'
import { signedInPerson } from '../http/guards.ts'

/** Who works at the desk: the person, what they may do now, and how much waits (each counted up to 1000). */
export type AtDesk = {
  person: Person
  actor: Actor
  /** Whose own applications are not shown: the person's, or nobody's ('') for an operator. */
  hidden: string
  counts: { applications: number; articles: number; mine: number }
  /** The applications by what they wait for. */
  queue: QueueCounts
}

/**
 * The person of a request with what waits for editors. Three queries at once, for each request anew; two without
 * `members`, the person's accounts, which say nothing about an application.
 */
export async function loadDesk(
  context: WebContext,
  request: FastifyRequest,
  { members = true } = {},
): Promise<AtDesk> {
  const person = signedInPerson(request)
  const hidden = person.roles.includes('operator') ? '' : person.id
  const [actor, applications, articles] = await Promise.all([
    members ? actorOf(context.database, person) : { personId: person.id, roles: person.roles, members: [] },
    queueCounts(context.database, person.id, hidden),
    countWaiting(context.database, person.id),
  ])
  return {
    person,
    actor,
    hidden,
    counts: {
      applications: applications.submitted + applications.appealed,
      articles: articles.waiting,
      mine: articles.mine,
    },
    queue: applications,
  }
}

/** Who acts, with what they may do now. One query. */
export function actorNow(context: WebContext, request: FastifyRequest): Promise<Actor> {
  return actorOf(context.database, signedInPerson(request))
}
