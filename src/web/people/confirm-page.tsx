import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, confirmEmail, confirmSignUp, findLetter, type Letter } from '../../domain/people/index.ts'
import { CodedError, hasCode } from '../../kernel/errors.ts'
import { transact } from '../../platform/database/index.ts'
import type { WebContext } from '../http/context.ts'
import { formValues } from '../http/form-values.ts'
import { ownPath } from '../http/own-path.ts'
import { requestView } from '../http/respond.ts'
import { findSession, visitorOf } from '../http/session.ts'
import { ConfirmEmail, ConfirmSignUp } from './confirm.tsx'
import { enter } from './enter.ts'
import { LetterSpent } from './letter-sent.tsx'
import { type Refusal, refusalOf, tellWhen } from './refusals.ts'
import { showPage } from './show-page.ts'
import { HOME } from './sign-in-page.tsx'

const BODY_LIMIT = 16 * 1024

/** `/confirm?token=`: the link of a letter about a sign-up or a new e-mail address. Opening it changes nothing yet. */
export function confirmPage(app: FastifyInstance, context: WebContext): void {
  app.get('/confirm', async (request, reply) => {
    const token = String((request.query as Record<string, unknown>).token ?? '')
    try {
      return await show(context, request, reply, await letterOf(context, request, token), token)
    } catch (error) {
      return refuse(context, request, reply, error)
    }
  })

  app.post('/confirm', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const token = form.text('token')
    const password = form.text('password')
    try {
      const letter = await letterOf(context, request, token)
      if (letter.kind === 'email') return await takeEmail(context, request, reply, token)
      try {
        const { email, goesTo } = await confirmSignUp(context.database, { token, password }, context.now())
        const answer = await context.sessions.signIn({ email, password }, visitorOf(request), context.now())
        return enter(context, reply, answer, ownPath(goesTo, HOME))
      } catch (error) {
        if (!hasCode(error, 'people.wrong_password')) throw error
        const { language } = await requestView(context, request)
        return await show(context, request, reply, letter, token, refusalOf(error, language))
      }
    } catch (error) {
      return refuse(context, request, reply, error)
    }
  })
}

async function letterOf(context: WebContext, request: FastifyRequest, token: string): Promise<Letter> {
  const { db } = context.database
  await admit(db, 'token from', request.ip, context.now())
  const letter = await findLetter(db, token, ['sign_up', 'email'], context.now())
  if (!letter) throw new CodedError('letter.spent')
  return letter
}

/** Only the person who asked may take the new address: to anybody else the link says nothing. */
async function takeEmail(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): Promise<FastifyReply> {
  const signedIn = await findSession(context, request, reply)
  if (!signedIn) return reply.redirect(signInFirst(token), 303)
  const personId = signedIn.person.id
  await transact(context.database, (tx) => confirmEmail(tx, { token, personId }, context.now()))
  return reply.redirect('/me/profile?saved=email', 303)
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  letter: Letter,
  token: string,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const { email } = letter
  if (letter.kind === 'email') {
    const signedIn = await findSession(context, request, reply)
    if (!signedIn) return reply.redirect(signInFirst(token), 303)
    if (signedIn.person.id !== letter.personId) throw new CodedError('letter.spent')
    return showPage(context, request, reply, { title: 'people.confirmEmail' }, (frame) => (
      <ConfirmEmail {...{ frame, token, email }} />
    ))
  }
  const page = { title: 'people.confirmSignUp', status: refusal?.status ?? 200 } as const
  return showPage(context, request, reply, page, (frame) => (
    <ConfirmSignUp {...{ frame, token, email }} name={letter.name ?? ''} error={refusal?.text} />
  ))
}

function signInFirst(token: string): string {
  return `/sign-in?to=${encodeURIComponent(`/confirm?token=${encodeURIComponent(token)}`)}`
}

async function refuse(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const refusal = refusalOf(error, view.language)
  tellWhen(reply, refusal)
  const page = { title: 'people.letterGone', status: refusal.status, view } as const
  return showPage(context, request, reply, page, (frame) => <LetterSpent frame={frame} text={refusal.text} />)
}
