import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, readProfile } from '../../../domain/people/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { requestView } from '../../http/respond.ts'
import { passCookies, visitorOf } from '../../http/session.ts'
import { type Refusal, refusalOf, tellWhen } from '../refusals.ts'
import { ConfirmFactor, FactorOff, FactorOn, RecoveryCodes, ScanFactor } from './second-factor-pages.tsx'
import { showMe, signedInRecently, signInAgain } from './show-me.ts'

const PATH = '/security/second-factor'
const FULL_PATH = `/me${PATH}`
const BODY_LIMIT = 16 * 1024
const PAGE = { title: 'people.factor', at: '/me/security' } as const

/** `/me/security/second-factor`: switched on in two steps, off in one; its recovery codes are shown once. */
export function secondFactorPage(app: FastifyInstance, context: WebContext): void {
  const { sessions } = context
  app.get(PATH, (request, reply) => show(context, request, reply))

  app.post(PATH, { bodyLimit: BODY_LIMIT }, (request, reply) =>
    trying(context, request, reply, async (password) => {
      const { hasSecondFactor } = await readProfile(context.database, signedInPerson(request).id)
      if (hasSecondFactor) return reply.redirect(FULL_PATH, 303)
      const { settings } = await context.portal.get()
      const { language } = await requestView(context, request)
      const issuer = localText(settings.portalName, language)
      const made = await sessions.beginSecondFactor({ password, issuer }, visitorOf(request))
      return showMe(context, request, reply, PAGE, (frame) => <ScanFactor frame={frame} {...made} />)
    }),
  )

  app.get(`${PATH}/confirm`, (_request, reply) => reply.redirect(FULL_PATH, 303))

  app.post(`${PATH}/confirm`, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const code = formValues(request.body).text('code')
    try {
      await admit(context.database.db, 'code of', signedInPerson(request).id, context.now())
      const { setCookies } = await sessions.confirmSecondFactor(code, visitorOf(request))
      passCookies(reply, setCookies)
      return reply.redirect('/me/security?saved=factor', 303)
    } catch (error) {
      const refusal = refusalOf(error, (await requestView(context, request)).language)
      tellWhen(reply, refusal)
      const page = { ...PAGE, status: refusal.status }
      return showMe(context, request, reply, page, (frame) => (
        <ConfirmFactor frame={frame} error={refusal.text} />
      ))
    }
  })

  app.post(`${PATH}/codes`, { bodyLimit: BODY_LIMIT }, (request, reply) =>
    trying(context, request, reply, async (password) => {
      const codes = await sessions.renewRecoveryCodes({ password }, visitorOf(request))
      return showMe(context, request, reply, PAGE, (frame) => <RecoveryCodes {...{ frame, codes }} />)
    }),
  )

  app.post(`${PATH}/end`, { bodyLimit: BODY_LIMIT }, (request, reply) =>
    trying(context, request, reply, async (password) => {
      passCookies(reply, (await sessions.endSecondFactor({ password }, visitorOf(request))).setCookies)
      return reply.redirect('/me/security?saved=factor-off', 303)
    }),
  )
}

/** Runs what needs the password, or a recent sign-in of those who have none. */
async function trying(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  act: (password: string) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { id } = signedInPerson(request)
  const { hasPassword } = await readProfile(context.database, id)
  if (!hasPassword && !signedInRecently(context, request)) return reply.redirect(signInAgain(FULL_PATH), 303)
  try {
    await admit(context.database.db, 'password of', id, context.now())
    return await act(formValues(request.body).text('password'))
  } catch (error) {
    const { language } = await requestView(context, request)
    return show(context, request, reply, refusalOf(error, language))
  }
}

async function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal?: Refusal,
): Promise<FastifyReply> {
  const profile = await readProfile(context.database, signedInPerson(request).id)
  if (refusal) tellWhen(reply, refusal)
  const { hasPassword } = profile
  return showMe(context, request, reply, { ...PAGE, status: refusal?.status ?? 200 }, (frame) =>
    profile.hasSecondFactor ? (
      <FactorOn {...{ frame, hasPassword }} error={refusal?.text} />
    ) : (
      <FactorOff {...{ frame, hasPassword }} error={refusal?.text} />
    ),
  )
}
