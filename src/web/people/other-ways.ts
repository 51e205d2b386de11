import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { ownPath } from '../http/own-path.ts'
import { requestView } from '../http/respond.ts'
import { passCookies, tellKnown, visitorOf } from '../http/session.ts'
import { enter } from './enter.ts'
import { refusalOf, tellWhen } from './refusals.ts'
import { HOME, showSignIn } from './sign-in-page.tsx'

const BODY_LIMIT = 64 * 1024

/** Sign-in with a passkey: what the island asks for and answers, in JSON. */
export function passkeySignIn(app: FastifyInstance, context: WebContext): void {
  app.post('/sign-in/passkey/options', { bodyLimit: 1024 }, async (request, reply) => {
    try {
      const { options, setCookies } = await context.sessions.passkeySignInOptions(
        visitorOf(request),
        context.now(),
      )
      passCookies(reply, setCookies)
      return options
    } catch (error) {
      const refusal = refusalOf(error, (await requestView(context, request)).language)
      tellWhen(reply, refusal)
      return reply.code(refusal.status).header('cache-control', 'no-store').send({ message: refusal.text })
    }
  })

  app.post('/sign-in/passkey', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const { response, to } = (request.body ?? {}) as { response?: unknown; to?: unknown }
    try {
      const answer = await context.sessions.signInWithPasskey(response, visitorOf(request), context.now())
      passCookies(reply, answer.setCookies)
      tellKnown(context, reply, true)
      return { to: ownPath(to, HOME) }
    } catch (error) {
      const refusal = refusalOf(error, (await requestView(context, request)).language)
      tellWhen(reply, refusal)
      return reply.code(refusal.status).header('cache-control', 'no-store').send({ message: refusal.text })
    }
  })
}

/**
 * Sign-in through the operator's provider: the way there and the way back. Both are plain links, because a form may
 * not lead to another site (`form-action`); the state of the way is bound to a cookie of this browser.
 */
export function providerSignInRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/sign-in/provider', async (request, reply) => {
    const to = ownPath((request.query as Record<string, unknown>).to, HOME)
    try {
      const started = await context.sessions.startAtProvider(to, visitorOf(request), context.now())
      passCookies(reply, started.setCookies)
      return reply.redirect(started.location, 303)
    } catch (error) {
      const refusal = refusalOf(error, (await requestView(context, request)).language)
      return showSignIn(context, request, reply, { email: '', to }, refusal)
    }
  })

  app.get('/sign-in/provider/callback', async (request, reply) => {
    try {
      const query = request.query as object
      const answer = await context.sessions.returnFromProvider(query, visitorOf(request), context.now())
      return enter(context, reply, answer, ownPath(answer.to, HOME))
    } catch (error) {
      const refusal = refusalOf(error, (await requestView(context, request)).language)
      return showSignIn(context, request, reply, { email: '', to: HOME }, refusal)
    }
  })
}
