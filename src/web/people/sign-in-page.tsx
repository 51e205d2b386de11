import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasCode } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { formValues } from '../http/form-values.ts'
import { ownPath } from '../http/own-path.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { findSession, passCookies, tellKnown, visitorOf } from '../http/session.ts'
import { workFrame } from '../http/work-frame.ts'
import { translate } from '../ui/messages.ts'
import { SignIn } from './sign-in.tsx'

/** Where somebody goes who asked for nothing else. */
const HOME = '/me'
/** Room for the longest e-mail address and password that can be right, many times over. */
const BODY_LIMIT = 16 * 1024

type Typed = { email: string; to: string }
type Refusal = { status: 401 | 429; key: 'people.signInRefused' | 'people.signInTooMany'; minutes: number }

/** `/sign-in`: e-mail and password; then on to `?to=`, a path of ours. */
export function signInPage(app: FastifyInstance, context: WebContext): void {
  app.get('/sign-in', async (request, reply) => {
    const { to, email } = request.query as Record<string, unknown>
    const typed = { to: ownPath(to, HOME), email: typeof email === 'string' ? email : '' }
    if (await findSession(context, request, reply)) return reply.redirect(typed.to, 303)
    return show(context, request, reply, typed)
  })

  app.post('/sign-in', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const typed = { email: form.text('email'), to: ownPath(form.text('to'), HOME) }
    const given = { email: typed.email, password: form.text('password') }
    try {
      const { setCookies } = await context.sessions.signIn(given, visitorOf(request), context.now())
      passCookies(reply, setCookies)
      tellKnown(context, reply, true)
      return reply.redirect(typed.to, 303)
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal.status === 429) reply.header('retry-after', String(refusal.minutes * 60))
      return show(context, request, reply, typed, refusal)
    }
  })
}

function refusalOf(error: unknown): Refusal {
  if (hasCode(error, 'sign_in.refused')) return { status: 401, key: 'people.signInRefused', minutes: 0 }
  if (!hasCode(error, 'sign_in.too_many')) throw error
  const minutes = Math.ceil(Number(error.details.retryAfter) / 60)
  return { status: 429, key: 'people.signInTooMany', minutes }
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Typed,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const t = translate(view.language)
  const frame = await workFrame(context, request, { title: t('common.signIn'), view })
  const error = refusal && t(refusal.key, { count: refusal.minutes })
  return respondOnce(context, reply, view, refusal?.status ?? 200, <SignIn {...{ frame, ...typed, error }} />)
}
