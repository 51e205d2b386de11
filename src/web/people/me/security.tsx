import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  endOtherSessions,
  endSession,
  readProfile,
  removePasskey,
  signInsOf,
} from '../../../domain/people/index.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { passCookies, tellKnown, visitorOf } from '../../http/session.ts'
import { SecurityParts } from './security-parts.tsx'
import { showMe, signedInRecently, signInAgain } from './show-me.ts'

/** `/me/security`: password, passkeys, second factor and sessions at a glance; and what one button ends. */
export function securityPage(app: FastifyInstance, context: WebContext): void {
  app.get('/security', (request, reply) => show(context, request, reply))

  app.post<{ Params: { id: string } }>('/security/sessions/:id/end', async (request, reply) => {
    const { id } = request.params
    const personId = signedInPerson(request).id
    if (id === request.signedIn?.sessionId) {
      passCookies(reply, (await context.sessions.signOut(visitorOf(request))).setCookies)
      tellKnown(context, reply, false)
      return reply.redirect('/sign-in', 303)
    }
    await transact(context.database, (tx) => endSession(tx, { personId, sessionId: id }))
    return reply.redirect('/me/security?saved=session', 303)
  })

  app.post('/security/sessions/end-others', async (request, reply) => {
    const personId = signedInPerson(request).id
    const sessionId = request.signedIn?.sessionId ?? ''
    await transact(context.database, (tx) => endOtherSessions(tx, { personId, sessionId }))
    return reply.redirect('/me/security?saved=sessions', 303)
  })

  app.post<{ Params: { id: string } }>('/security/passkeys/:id/remove', async (request, reply) => {
    if (!signedInRecently(context, request)) return reply.redirect(signInAgain('/me/security'), 303)
    const passkey = { personId: signedInPerson(request).id, passkeyId: request.params.id }
    await transact(context.database, (tx) => removePasskey(tx, passkey))
    return reply.redirect('/me/security?saved=passkey-removed', 303)
  })
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id } = signedInPerson(request)
  const { database } = context
  const [profile, { passkeys, sessions }] = await Promise.all([
    readProfile(database, id),
    signInsOf(database, id),
  ])
  const { settings } = await context.portal.get()
  const { saved } = request.query as { saved?: unknown }
  const shown = {
    profile,
    passkeys,
    sessions,
    ownSession: request.signedIn?.sessionId ?? '',
    recent: signedInRecently(context, request),
    zone: profile.timeZone ?? settings.timeZone,
    saved: typeof saved === 'string' ? saved : undefined,
  }
  const page = { title: 'people.security', at: '/me/security', islands: ['passkey'] } as const
  return showMe(context, request, reply, { ...page, islands: ['passkey'] }, (frame) => (
    <SecurityParts frame={frame} {...shown} />
  ))
}
