import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { providerOf } from '../../domain/people/index.ts'
import type { WebContext } from '../http/context.ts'
import { formValues } from '../http/form-values.ts'
import { ownPath } from '../http/own-path.ts'
import { requestView } from '../http/respond.ts'
import { findSession, visitorOf } from '../http/session.ts'
import { type MessageKey, translate } from '../ui/messages.ts'
import { enter } from './enter.ts'
import { type Refusal, refusalOf, tellWhen } from './refusals.ts'
import { showPage } from './show-page.ts'
import { SignIn } from './sign-in.tsx'

/** Where somebody goes who asked for nothing else. */
export const HOME = '/me'
/** Room for the longest e-mail address and password that can be right, many times over. */
const BODY_LIMIT = 16 * 1024

/** What led to the page, told once above the form (`?note=`). */
const NOTES: Record<string, MessageKey> = {
  made: 'people.noteMade',
  reset: 'people.noteReset',
  again: 'people.noteAgain',
  left: 'people.noteLeft',
}

type Typed = { email: string; to: string; note?: string }

/** `/sign-in`: e-mail and password, or another way; then on to `?to=`, a path of ours. */
export function signInPage(app: FastifyInstance, context: WebContext): void {
  app.get('/sign-in', async (request, reply) => {
    const query = request.query as Record<string, unknown>
    const note = typeof query.note === 'string' ? query.note : undefined
    const typed = { to: ownPath(query.to, HOME), email: text(query.email), note }
    const signedIn = await findSession(context, request, reply)
    // Who is to show once more who they are is asked although they are signed in.
    if (signedIn && note !== 'again') return reply.redirect(typed.to, 303)
    return showSignIn(context, request, reply, {
      ...typed,
      email: typed.email || signedIn?.person.email || '',
    })
  })

  app.post('/sign-in', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const typed = { email: form.text('email'), to: ownPath(form.text('to'), HOME) }
    const given = { email: typed.email, password: form.text('password') }
    try {
      const answer = await context.sessions.signIn(given, visitorOf(request), context.now())
      return enter(context, reply, answer, typed.to)
    } catch (error) {
      const { language } = await requestView(context, request)
      return showSignIn(context, request, reply, typed, refusalOf(error, language))
    }
  })
}

/** The page, also for those who come back from another way in that was refused. */
export async function showSignIn(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const { settings } = await context.portal.get()
  const view = await requestView(context, request)
  const t = translate(view.language)
  if (refusal) tellWhen(reply, refusal)
  const note = typed.note && Object.hasOwn(NOTES, typed.note) ? NOTES[typed.note] : undefined
  const ways = {
    provider: providerOf(settings)?.name,
    signUp: settings.signUp === 'open',
  }
  const page = { title: 'common.signIn', status: refusal?.status ?? 200, islands: ['passkey'], view } as const
  return showPage(context, request, reply, { ...page, islands: ['passkey'] }, (frame) => (
    <SignIn {...{ frame, ...typed, ...ways }} error={refusal?.text} note={note && t(note)} />
  ))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
