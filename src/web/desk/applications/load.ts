import { type Application, findApplication, queueOfApplications } from '../../../domain/applications/index.ts'
import { type Action, mustBeAllowed } from '../../../domain/permissions/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import type { AtDesk } from '../load-desk.ts'
import { type Asked, filtersOf } from './asked.ts'
import type { Queue } from './queue-list.tsx'

export type ById = { Params: { id: string } }

const ROWS = 30

/** What an editor is a member of says nothing about an application: one query less. */
export const APPLICATIONS = { members: false }

/** A page of the queue. When the open application is not on it, the page begins with that one. One query. */
export async function loadQueue(
  context: WebContext,
  desk: AtDesk,
  asked: Asked,
  shown?: Application,
): Promise<Queue> {
  const stands = shown?.waitingSince && shown.state === asked.state
  const open = stands ? { since: shown.waitingSince as Date, id: shown.id } : undefined
  const page = { reader: desk.hidden, after: asked.after, open, limit: ROWS }
  const { from, ...queue } = await queueOfApplications(
    context.database,
    filtersOf(asked, desk.person.id),
    page,
  )
  return { asked: from ? { ...asked, after: from } : asked, ...queue }
}

/** An application that was handed in, for an editor whom it is not about. Drafts are not there. */
export async function loadForReview(
  context: WebContext,
  desk: AtDesk,
  id: string,
  action: Action = 'application.review',
): Promise<Application> {
  const application = await findApplication(context.database, id)
  if (!application || application.state === 'draft')
    throw new CodedError('application.not_found', { applicationId: id })
  const { state, person, decidedBy } = application
  mustBeAllowed(desk.actor, action, { state, ownerId: person.id, decidedBy }, 'application.not_found')
  return application
}

/** The next one of the queue behind an application that has left it, or its first; undefined when the queue is done. */
export async function nextOf(
  context: WebContext,
  desk: AtDesk,
  asked: Asked,
  left: Application,
): Promise<string | undefined> {
  const reader = desk.hidden
  const filters = filtersOf(asked, desk.person.id)
  const after = left.waitingSince ? { since: left.waitingSince, id: left.id } : undefined
  const [next] = (await queueOfApplications(context.database, filters, { reader, after, limit: 1 })).rows
  if (next) return next.id
  const [first] = (await queueOfApplications(context.database, filters, { reader, limit: 1 })).rows
  return first && first.id !== left.id ? first.id : undefined
}
