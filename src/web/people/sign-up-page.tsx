import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  admit,
  findInvitation,
  findPerson,
  maySignUp,
  personErrors,
  signUp,
} from '../../domain/people/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { type FormValues, formValues } from '../http/form-values.ts'
import { ownPath } from '../http/own-path.ts'
import { requestView } from '../http/respond.ts'
import { findSession, visitorOf } from '../http/session.ts'
import type { FieldErrorKeys } from '../ui/settings-fields.tsx'
import { enter } from './enter.ts'
import { LetterSent } from './letter-sent.tsx'
import { newPasswordError } from './password-checks.ts'
import { fieldErrorsOf, refusalOf, tellWhen } from './refusals.ts'
import { showPage } from './show-page.ts'
import { HOME } from './sign-in-page.tsx'
import { SignUp, SignUpClosed, type SignUpTyped } from './sign-up.tsx'

const BODY_LIMIT = 16 * 1024

/** `/sign-up`, also with `?invitation=`: a name, an e-mail address, a password; then a letter, where mail works. */
export function signUpPage(app: FastifyInstance, context: WebContext): void {
  app.get('/sign-up', async (request, reply) => {
    const query = request.query as Record<string, unknown>
    const to = ownPath(query.to, HOME)
    const invitation = typeof query.invitation === 'string' ? query.invitation : ''
    const invited = invitation
      ? await findInvitation(context.database.db, invitation, context.now())
      : undefined
    if (await findSession(context, request, reply)) return reply.redirect(invited?.goesTo ?? to, 303)
    try {
      await maySignUp(context.database.db, invitation, context.now())
      if (invitation && !invited) throw new CodedError('letter.spent')
    } catch (error) {
      return refuse(context, request, reply, error)
    }
    if (invited && (await findPerson(context.database.db, invited.email))) {
      const on = invited.goesTo ?? to
      const query = `to=${encodeURIComponent(on)}&email=${encodeURIComponent(invited.email)}`
      return reply.redirect(`/sign-in?${query}`, 303)
    }
    const typed = { name: '', email: invited?.email ?? '', to, invitation }
    return show(context, request, reply, typed)
  })

  app.post('/sign-up', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const typed = typedInto(form)
    try {
      return await act(context, request, reply, typed, form.text('password'))
    } catch (error) {
      const errors = fieldErrorsOf(error)
      return errors ? show(context, request, reply, typed, errors) : refuse(context, request, reply, error)
    }
  })

  app.get('/sign-up/sent', async (request, reply) =>
    showPage(context, request, reply, { title: 'people.letterSent' }, (frame) => (
      <LetterSent frame={frame} text="people.signUpSent" mailWorks />
    )),
  )
}

async function act(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: SignUpTyped,
  password: string,
): Promise<FastifyReply> {
  const { db } = context.database
  const now = context.now()
  await maySignUp(db, typed.invitation, now)
  await admit(db, 'sign-up from', request.ip, now)
  const { name, email, errors } = personErrors({ ...typed, password })
  errors.password ??= await newPasswordError(context, password)
  if (!errors.password) delete errors.password
  if (Object.keys(errors).length > 0) throw new CodedError('person.invalid', { errors })
  const { language } = await requestView(context, request)
  const to = typed.to === HOME ? null : typed.to
  const given = { name, email, password, language, to, invitation: typed.invitation }
  const mailWorks = context.config.smtpUrl !== undefined
  const made = await signUp(context.database, given, { mailWorks, now })
  if (made.outcome === 'letter') return reply.redirect('/sign-up/sent', 303)
  if (made.outcome === 'made')
    return reply.redirect(`/sign-in?note=made&to=${encodeURIComponent(typed.to)}`, 303)
  const answer = await context.sessions.signIn({ email, password }, visitorOf(request), now)
  return enter(context, reply, answer, ownPath(made.goesTo, typed.to))
}

function typedInto(form: FormValues): SignUpTyped {
  return {
    name: form.text('name'),
    email: form.text('email'),
    to: ownPath(form.text('to'), HOME),
    invitation: form.text('invitation'),
  }
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: SignUpTyped,
  errors: FieldErrorKeys = {},
): Promise<FastifyReply> {
  const page = { title: 'people.signUp', status: Object.keys(errors).length > 0 ? 422 : 200 } as const
  const mailWorks = context.config.smtpUrl !== undefined
  return showPage(context, request, reply, page, (frame) => (
    <SignUp {...{ frame, typed, errors, mailWorks }} />
  ))
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
  const page = { title: 'people.signUp', status: refusal.status, view } as const
  return showPage(context, request, reply, page, (frame) => (
    <SignUpClosed frame={frame} text={refusal.text} />
  ))
}
