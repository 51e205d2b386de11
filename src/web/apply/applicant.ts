import type { FastifyRequest } from 'fastify'
import { type Application, findApplication } from '../../domain/applications/index.ts'
import { type Action, type Actor, mustBeAllowed } from '../../domain/permissions/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { signedInPerson } from '../http/guards.ts'

export type ById = { Params: { id: string } }

/** Who asks. An application belongs to a person, so memberships of accounts say nothing about it. */
export function applicantOf(request: FastifyRequest): Actor {
  const { id, roles } = signedInPerson(request)
  return { personId: id, roles, members: [] }
}

/** A person's own application, checked for an action. Anybody else's is not there, whoever asks. */
export async function ownApplication(
  context: WebContext,
  request: FastifyRequest,
  id: string,
  action: Action = 'application.read',
): Promise<Application> {
  const actor = applicantOf(request)
  const application = await findApplication(context.database, id)
  if (!application || application.person.id !== actor.personId)
    throw new CodedError('application.not_found', { applicationId: id })
  const { state, person, decidedBy } = application
  mustBeAllowed(actor, action, { state, ownerId: person.id, decidedBy }, 'application.not_found')
  return application
}
