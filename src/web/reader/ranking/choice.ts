import type { FastifyInstance, FastifyRequest } from 'fastify'
import { chooseNeutral, isNeutral } from '../../../domain/ranking/index.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { ownPath } from '../../http/own-path.ts'
import { findSession } from '../../http/session.ts'

const COOKIE = 'ranking'
const NEUTRAL = 'neutral'
const YEAR = 365 * 24 * 3600

/**
 * `POST /ranking/choice`: whether lists use nothing about this reader. Kept in a cookie, without an account; of someone
 * signed in also with their person, for their other browsers. Goes on to `next`, a path of this host.
 */
export function choice(app: FastifyInstance, context: WebContext): void {
  app.post('/ranking/choice', async (request, reply) => {
    const form = formValues(request.body)
    const next = ownPath(form.text('next'), '/for-you')
    const chosen = form.text('neutral')
    reply.header('cache-control', 'no-store')
    // Neither of the two buttons: nothing was chosen.
    if (chosen !== 'on' && chosen !== 'off') return reply.redirect(next, 303)
    const neutral = chosen === 'on'
    const signedIn = await findSession(context, request, reply)
    if (signedIn) {
      const personId = signedIn.person.id
      await transact(context.database, (tx) => chooseNeutral(tx, { personId, neutral, now: context.now() }))
    }
    return reply
      .setCookie(COOKIE, neutral ? NEUTRAL : '', {
        path: '/',
        maxAge: neutral ? YEAR : 0,
        sameSite: 'lax',
        httpOnly: true,
        secure: context.config.publicUrl.protocol === 'https:',
      })
      .redirect(next, 303)
  })
}

/** Whether this request's lists use nothing about its reader: by this browser's choice, or by the person's. */
export async function choseNeutral(
  context: WebContext,
  request: FastifyRequest,
  personId: string | undefined,
): Promise<boolean> {
  if (request.cookies[COOKIE] === NEUTRAL) return true
  return personId !== undefined && isNeutral(context.database, personId)
}
