import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tidyName } from '../../../domain/people/index.ts'
import { hasCode } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { requestView } from '../../http/respond.ts'
import { passCookies, visitorOf } from '../../http/session.ts'
import { refusalOf } from '../refusals.ts'
import { deviceOf } from './device.ts'
import { signedInRecently, signInAgain } from './show-me.ts'

const BODY_LIMIT = 64 * 1024

/** A new passkey: what the island asks for and answers, in JSON. Named after the browser that made it. */
export function passkeyRoutes(app: FastifyInstance, context: WebContext): void {
  app.post('/security/passkeys/options', { bodyLimit: 1024 }, async (request, reply) => {
    try {
      const { email } = signedInPerson(request)
      const { options, setCookies } = await context.sessions.passkeyOptions(email, visitorOf(request))
      passCookies(reply, setCookies)
      return options
    } catch (error) {
      return refuse(context, request, reply, error)
    }
  })

  app.post('/security/passkeys', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const { response } = (request.body ?? {}) as { response?: unknown }
    const { 'user-agent': userAgent } = request.headers
    try {
      const name = tidyName(deviceOf(userAgent ?? null) ?? '')
      await context.sessions.addPasskey({ response, name }, visitorOf(request))
      return { to: '/me/security?saved=passkey' }
    } catch (error) {
      return refuse(context, request, reply, error)
    }
  })
}

async function refuse(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  const refusal = refusalOf(error, (await requestView(context, request)).language)
  // The page was open for longer than a sign-in counts as recent.
  const again = hasCode(error, 'people.not_recent') || !signedInRecently(context, request)
  return reply
    .code(refusal.status)
    .send({ message: refusal.text, ...(again && { to: signInAgain('/me/security') }) })
}
