import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { completeSetup, isSetupToken } from '../../domain/people/index.ts'
import { DEFAULT_SETTINGS, isLanguage } from '../../domain/settings/index.ts'
import { CodedError, hasCode } from '../../kernel/errors.ts'
import { transact } from '../../platform/database/index.ts'
import type { WebContext } from '../http/context.ts'
import { type FormValues, formValues } from '../http/form-values.ts'
import { requestView, respondOnce } from '../http/respond.ts'
import { passCookies, tellKnown, visitorOf } from '../http/session.ts'
import { readSettingsForm, settingsPatch } from '../http/settings-form.ts'
import { workFrame } from '../http/work-frame.ts'
import { translate } from '../ui/messages.ts'
import type { FieldErrorKeys } from '../ui/settings-fields.tsx'
import { newPasswordError } from './password-checks.ts'
import { SetUp, SetUpClosed, type SetUpTyped } from './set-up.tsx'

const BODY_LIMIT = 64 * 1024

/** `/set-up?token=`: the first operator's sign-in and the portal's first settings, once. */
export function setUpPage(app: FastifyInstance, context: WebContext): void {
  app.get('/set-up', async (request, reply) => {
    const token = String((request.query as Record<string, unknown>).token ?? '')
    if (!(await isSetupToken(context.database.db, token))) return closed(context, request, reply)
    return show(context, request, reply, { token, typed: emptyForm() })
  })

  app.post('/set-up', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    try {
      await complete(context, request, form)
    } catch (error) {
      if (hasCode(error, 'setup.closed')) return closed(context, request, reply)
      if (!(error instanceof CodedError && error.details.errors)) throw error
      const errors = error.details.errors as FieldErrorKeys
      return show(context, request, reply, { token: form.text('token'), typed: typedInto(form), errors })
    }
    return signInOperator(context, request, reply, form)
  })
}

async function complete(context: WebContext, request: FastifyRequest, form: FormValues): Promise<void> {
  const values = readSettingsForm(form)
  const { language } = await requestView(context, request)
  const { portalName, languages, timeZone, accent } = settingsPatch(values)
  // Readers who ask for no language that we have get the one the operator speaks.
  const known = languages.filter(isLanguage)
  const defaultLanguage = known.find((one) => one === language) ?? known[0] ?? language
  const [token, name, email, password] = ['token', 'name', 'email', 'password'].map((field) =>
    form.text(field),
  )
  const given = { token: token ?? '', name: name ?? '', email: email ?? '', password: password ?? '' }
  const settings = { portalName, languages, timeZone, accent, defaultLanguage }
  if ((await newPasswordError(context, given.password)) === 'people.password_leaked')
    throw new CodedError('setup.invalid', { errors: { password: 'people.password_leaked' } })
  await transact(context.database, (tx) => completeSetup(tx, { ...given, settings }, context.now()))
}

async function signInOperator(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  form: FormValues,
): Promise<FastifyReply> {
  const given = { email: form.text('email'), password: form.text('password') }
  try {
    const { setCookies } = await context.sessions.signIn(given, visitorOf(request), context.now())
    passCookies(reply, setCookies)
    tellKnown(context, reply, true)
  } catch (error) {
    // The portal is set up all the same; the guard of the console asks for the sign-in.
    if (!(error instanceof CodedError)) throw error
  }
  return reply.redirect('/console', 303)
}

function emptyForm(): SetUpTyped {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const values = { ...DEFAULT_SETTINGS, portalName: { 'zh-CN': '', en: '' }, timeZone }
  return { name: '', email: '', values }
}

function typedInto(form: FormValues): SetUpTyped {
  return { name: form.text('name'), email: form.text('email'), values: readSettingsForm(form) }
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  page: { token: string; typed: SetUpTyped; errors?: FieldErrorKeys },
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const title = translate(view.language)('people.setUp')
  const frame = await workFrame(context, request, { title, view, notSetUp: false })
  const { errors = {}, ...rest } = page
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return respondOnce(context, reply, view, status, <SetUp frame={frame} errors={errors} {...rest} />)
}

async function closed(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const view = await requestView(context, request)
  const { settings } = await context.portal.get()
  const title = translate(view.language)('people.setUpClosed')
  const frame = await workFrame(context, request, { title, view, notSetUp: false })
  const page = <SetUpClosed frame={frame} done={settings.setUpAt !== null} />
  return respondOnce(context, reply, view, 410, page)
}
