import type { FastifyReply, FastifyRequest } from 'fastify'
import { findApplication } from '../../../domain/applications/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { requestView } from '../../http/respond.ts'
import { errorWords } from '../words.ts'
import { showStatus } from './show.tsx'

/** Something that no longer can be done: the page as it stands now, and why. */
export async function showProblem(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  error: unknown,
): Promise<FastifyReply> {
  const { language } = await requestView(context, request)
  const { settings } = await context.portal.get()
  const problem = errorWords(error, language, settings.timeZone)
  const application = await findApplication(context.database, id)
  if (!problem || !application || !(error instanceof CodedError)) throw error
  return showStatus(context, request, reply, application, { problem, status: 409 })
}
