import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, findLetter, resetByLetter } from '../../domain/people/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { formValues } from '../http/form-values.ts'
import { requestView } from '../http/respond.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { translate, translateCode } from '../ui/messages.ts'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'
import { LetterSpent } from './letter-sent.tsx'
import { newPasswordError } from './password-checks.ts'
import { refusalOf, tellWhen } from './refusals.ts'
import { showPage } from './show-page.ts'

const BODY_LIMIT = 16 * 1024

/** `/reset?token=`: a new password, once. Opening the link changes nothing yet. */
export function resetPage(app: FastifyInstance, context: WebContext): void {
  app.get('/reset', async (request, reply) => {
    const token = String((request.query as Record<string, unknown>).token ?? '')
    try {
      await mustOpen(context, request, token)
      return await show(context, request, reply, token)
    } catch (error) {
      return refuse(context, request, reply, error)
    }
  })

  app.post('/reset', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const [token, password] = [form.text('token'), form.text('password')]
    try {
      await mustOpen(context, request, token)
      const error = await newPasswordError(context, password)
      if (error) return await show(context, request, reply, token, error)
      await resetByLetter(context.database, { token, password }, context.now())
      return reply.redirect('/sign-in?note=reset', 303)
    } catch (error) {
      return refuse(context, request, reply, error)
    }
  })
}

async function mustOpen(context: WebContext, request: FastifyRequest, token: string): Promise<void> {
  const { db } = context.database
  await admit(db, 'token from', request.ip, context.now())
  if (!(await findLetter(db, token, ['reset'], context.now()))) throw new CodedError('letter.spent')
}

function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  error?: string,
): Promise<FastifyReply> {
  const page = { title: 'people.reset', status: error ? 422 : 200 } as const
  return showPage(context, request, reply, page, (frame) => <Reset {...{ frame, token, error }} />)
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

function Reset({ frame, token, error }: { frame: WorkFrame; token: string; error?: string }) {
  const t = translate(frame.language)
  const text = error && translateCode(frame.language, error)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.reset')}</h1>
      <p class="lead">{t('people.resetLead')}</p>
      <Form
        action="/reset"
        hidden={{ token }}
        errorTitle={t('common.problem')}
        errors={text ? [{ name: 'password', text }] : []}
      >
        <Field
          name="password"
          type="password"
          label={t('people.newPassword')}
          hint={t('people.passwordHint')}
          error={text}
          autocomplete="new-password"
          required
        />
        <div class="form-actions">
          <Button>{t('people.resetAction')}</Button>
        </div>
      </Form>
    </WorkLayout>
  )
}
