import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasCode } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { formValues } from '../http/form-values.ts'
import { ownPath } from '../http/own-path.ts'
import { requestView } from '../http/respond.ts'
import { visitorOf } from '../http/session.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { translate } from '../ui/messages.ts'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'
import { enter } from './enter.ts'
import { type Refusal, refusalOf, tellWhen } from './refusals.ts'
import { showPage } from './show-page.ts'
import { HOME, showSignIn } from './sign-in-page.tsx'

const BODY_LIMIT = 8 * 1024

/** `/sign-in/code`: the step between password and session, for those with a second factor. */
export function codePage(app: FastifyInstance, context: WebContext): void {
  app.get('/sign-in/code', async (request, reply) =>
    show(context, request, reply, ownPath((request.query as Record<string, unknown>).to, HOME)),
  )

  app.post('/sign-in/code', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const form = formValues(request.body)
    const to = ownPath(form.text('to'), HOME)
    try {
      const answer = await context.sessions.answerCode(form.text('code'), visitorOf(request), context.now())
      return enter(context, reply, answer, to)
    } catch (error) {
      const { language } = await requestView(context, request)
      const refusal = refusalOf(error, language)
      if (hasCode(error, 'sign_in.expired'))
        return showSignIn(context, request, reply, { email: '', to }, refusal)
      return show(context, request, reply, to, refusal)
    }
  })
}

function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  to: string,
  refusal?: Refusal,
): Promise<FastifyReply> {
  if (refusal) tellWhen(reply, refusal)
  const page = { title: 'people.code', status: refusal?.status ?? 200 } as const
  return showPage(context, request, reply, page, (frame) => <Code {...{ frame, to }} error={refusal?.text} />)
}

function Code({ frame, to, error }: { frame: WorkFrame; to: string; error?: string }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.code')}</h1>
      <p class="lead">{t('people.codeLead')}</p>
      <Form
        action="/sign-in/code"
        hidden={{ to }}
        errorTitle={t('people.signInProblem')}
        errors={error ? [{ name: 'code', text: error }] : []}
      >
        <Field
          name="code"
          label={t('people.codeLabel')}
          hint={t('people.codeHint')}
          autocomplete="one-time-code"
          width="half"
          spellcheck={false}
          required
        />
        <div class="form-actions">
          <Button>{t('common.signIn')}</Button>
          <a href={`/sign-in?to=${encodeURIComponent(to)}`}>{t('people.startAgain')}</a>
        </div>
      </Form>
    </WorkLayout>
  )
}
