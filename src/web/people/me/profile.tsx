import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, askForEmail, changeProfile, readProfile } from '../../../domain/people/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { requestView } from '../../http/respond.ts'
import { visitorOf } from '../../http/session.ts'
import type { FieldErrorKeys } from '../../ui/settings-fields.tsx'
import { fieldErrorsOf, type Refusal, refusalOf, tellWhen } from '../refusals.ts'
import { ProfileForms, type ProfileTyped } from './profile-forms.tsx'
import { showMe, signedInRecently, signInAgain } from './show-me.ts'

const BODY_LIMIT = 16 * 1024

/** `/me/profile`: name, language, time zone, e-mail address. */
export function profilePage(app: FastifyInstance, context: WebContext): void {
  app.get('/profile', (request, reply) => show(context, request, reply))

  app.post('/profile', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const typed = {
      name: form.text('name'),
      language: form.text('language'),
      timeZone: form.text('timeZone'),
    }
    return trying(context, request, reply, { typed }, async (personId) => {
      await admit(context.database.db, 'profile of', personId, context.now())
      const given = { personId, parts: context.personalParts, ...typed }
      await transact(context.database, (tx) => changeProfile(tx, given, context.now()))
      return reply.redirect('/me/profile?saved=profile', 303)
    })
  })

  app.post('/profile/email', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const newEmail = form.text('newEmail')
    return trying(context, request, reply, { newEmail }, async (personId) => {
      if (context.config.smtpUrl === undefined) throw new CodedError('people.wrong_state')
      const now = context.now()
      const { hasPassword } = await readProfile(context.database, personId)
      const password = form.text('password')
      if (hasPassword) {
        const visitor = visitorOf(request)
        if (!(await context.sessions.isOwnPassword({ personId, password }, visitor, now)))
          throw new CodedError('person.invalid', { errors: { password: 'people.wrongPassword' } })
      } else if (!signedInRecently(context, request)) return reply.redirect(signInAgain('/me/profile'), 303)
      await admit(context.database.db, 'e-mail letter', personId, now)
      const { language } = await requestView(context, request)
      await transact(context.database, (tx) => askForEmail(tx, { personId, email: newEmail, language }, now))
      return reply.redirect('/me/profile?saved=letter', 303)
    })
  })
}

type Kept = { typed?: ProfileTyped; newEmail?: string }

async function trying(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  kept: Kept,
  act: (personId: string) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await act(signedInPerson(request).id)
  } catch (error) {
    const errors = fieldErrorsOf(error)
    if (errors) return show(context, request, reply, { ...kept, errors })
    const { language } = await requestView(context, request)
    return show(context, request, reply, { ...kept, refusal: refusalOf(error, language) })
  }
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, newEmail, errors = {}, refusal }: Kept & { errors?: FieldErrorKeys; refusal?: Refusal } = {},
): Promise<FastifyReply> {
  const profile = await readProfile(context.database, signedInPerson(request).id)
  if (refusal) tellWhen(reply, refusal)
  const status = refusal?.status ?? (Object.keys(errors).length > 0 ? 422 : 200)
  const { saved } = request.query as { saved?: unknown }
  const shown = {
    profile,
    typed: typed ?? {
      name: profile.name,
      language: profile.language ?? '',
      timeZone: profile.timeZone ?? '',
    },
    newEmail: newEmail ?? '',
    errors,
    refusal: refusal?.text,
    saved: typeof saved === 'string' ? saved : undefined,
    mailWorks: context.config.smtpUrl !== undefined,
  }
  return showMe(context, request, reply, { title: 'people.profile', at: '/me/profile', status }, (frame) => (
    <ProfileForms frame={frame} {...shown} />
  ))
}
