import type { FastifyInstance } from 'fastify'
import type { WebContext } from '../http/context.ts'
import { passCookies, tellKnown, visitorOf } from '../http/session.ts'

/** `POST /sign-out`: ends the session and goes to the front page. Someone who is not signed in goes there too. */
export function signOut(app: FastifyInstance, context: WebContext): void {
  app.post('/sign-out', async (request, reply) => {
    const { setCookies } = await context.sessions.signOut(visitorOf(request))
    passCookies(reply, setCookies)
    tellKnown(context, reply, false)
    return reply.redirect('/', 303)
  })
}
