import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tellPasswordChanged } from '../../../domain/people/index.ts'
import { hasCode } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { requestView } from '../../http/respond.ts'
import { passCookies, visitorOf } from '../../http/session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { translate } from '../../ui/messages.ts'
import { errorList, type FieldErrorKeys, words } from '../../ui/settings-fields.tsx'
import { PageHead } from '../../ui/work/index.ts'
import { type WorkFrame, WorkLayout } from '../../ui/work-layout.tsx'
import { newPasswordError } from '../password-checks.ts'
import { type Refusal, refusalOf, tellWhen } from '../refusals.ts'
import { showMe } from './show-me.ts'

const BODY_LIMIT = 16 * 1024

/** `/me/security/password`: another password; all other sessions end. */
export function passwordPage(app: FastifyInstance, context: WebContext): void {
  app.get('/security/password', (request, reply) => show(context, request, reply, {}))

  app.post('/security/password', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const [current, next] = [form.text('password'), form.text('newPassword')]
    const personId = signedInPerson(request).id
    const newPassword = await newPasswordError(context, next)
    if (newPassword) return show(context, request, reply, { newPassword })
    try {
      const given = { personId, current, next }
      const answer = await context.sessions.changePassword(given, visitorOf(request), context.now())
      passCookies(reply, answer.setCookies)
    } catch (error) {
      if (hasCode(error, 'people.wrong_password'))
        return show(context, request, reply, { password: 'people.wrongPassword' })
      const { language } = await requestView(context, request)
      return show(context, request, reply, {}, refusalOf(error, language))
    }
    await transact(context.database, (tx) => tellPasswordChanged(tx, personId, context.now()))
    return reply.redirect('/me/security?saved=password', 303)
  })
}

function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: FieldErrorKeys,
  refusal?: Refusal,
): Promise<FastifyReply> {
  if (refusal) tellWhen(reply, refusal)
  const status = refusal?.status ?? (Object.keys(errors).length > 0 ? 422 : 200)
  const page = { title: 'people.passwordChange', at: '/me/security', status } as const
  const { email } = signedInPerson(request)
  return showMe(context, request, reply, page, (frame) => (
    <Password {...{ frame, email, errors }} refusal={refusal?.text} />
  ))
}

type Props = { frame: WorkFrame; email: string; errors: FieldErrorKeys; refusal?: string }

function Password({ frame, email, errors, refusal }: Props) {
  const { language } = frame
  const t = translate(language)
  const back = { href: '/me/security', label: t('people.security') }
  return (
    <WorkLayout frame={frame}>
      <PageHead title={t('people.passwordChange')} lead={t('people.passwordChangeLead')} back={back} />
      <Form
        action="/me/security/password"
        errorTitle={t('common.problem')}
        errors={refusal ? [{ text: refusal }] : errorList(language, errors)}
      >
        {/* Tells a password store whose password this is. */}
        <input type="hidden" name="email" value={email} autocomplete="username" />
        <Field
          name="password"
          type="password"
          label={t('people.currentPassword')}
          error={words(language, errors.password)}
          autocomplete="current-password"
          width="half"
          required
        />
        <Field
          name="newPassword"
          type="password"
          label={t('people.newPassword')}
          hint={t('people.passwordHint')}
          error={words(language, errors.newPassword)}
          autocomplete="new-password"
          width="half"
          required
        />
        <div class="form-actions">
          <Button>{t('people.passwordChange')}</Button>
        </div>
      </Form>
    </WorkLayout>
  )
}
