import type { FastifyRequest } from 'fastify'
import type { Person } from '../../../domain/people/index.ts'
import { localText, readSettings } from '../../../domain/settings/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { requestView } from '../../http/respond.ts'

/** What became of a test: the server took it, a file was written, the server refused it, it could not be handed over. */
export type TestOutcome = {
  kind: 'sent' | 'written' | 'refused' | 'undelivered'
  /** The server's own words, or the number of the file. */
  words: string
  to: string
}

/** Sends a test to the operator themselves, at once and without the queue, and tells what really happened. */
export async function sendTest(
  context: WebContext,
  request: FastifyRequest,
  { name, email }: Pick<Person, 'name' | 'email'>,
): Promise<TestOutcome> {
  const { language } = await requestView(context, request)
  const settings = await readSettings(context.database.db)
  const portalName = localText(settings.portalName, language)
  const words = context.renderMail({
    kind: 'test',
    params: { name },
    language,
    href: null,
    portalName,
  })
  const id = newId()
  try {
    const answer = await context.mail.send({
      id,
      to: email,
      fromName: portalName,
      from: settings.mailFrom,
      now: context.now(),
      ...words,
    })
    return context.mail.way === 'smtp'
      ? { kind: 'sent', words: answer, to: email }
      : { kind: 'written', words: id, to: email }
  } catch (error) {
    return { ...troubleOf(error), to: email }
  }
}

function troubleOf(error: unknown): { kind: 'refused' | 'undelivered'; words: string } {
  const coded = error instanceof CodedError
  const words = String((coded && error.details.words) || (error as Error).message)
  return { kind: coded && error.code === 'mail.refused' ? 'refused' : 'undelivered', words }
}
