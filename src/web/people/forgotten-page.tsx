import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { admit, askForReset, normaliseEmail } from '../../domain/people/index.ts'
import { transact } from '../../platform/database/index.ts'
import type { WebContext } from '../http/context.ts'
import { formValues } from '../http/form-values.ts'
import { requestView } from '../http/respond.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { translate } from '../ui/messages.ts'
import { type WorkFrame, WorkLayout } from '../ui/work-layout.tsx'
import { LetterSent } from './letter-sent.tsx'
import { type Refusal, refusalOf, tellWhen } from './refusals.ts'
import { showPage } from './show-page.ts'

const BODY_LIMIT = 8 * 1024

/** `/forgotten`: a letter with a link to a new password. The answer is the same for every address. */
export function forgottenPage(app: FastifyInstance, context: WebContext): void {
  app.get('/forgotten', (request, reply) => show(context, request, reply, ''))

  app.post('/forgotten', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const typed = formValues(request.body).text('email')
    const { language } = await requestView(context, request)
    const email = normaliseEmail(typed)
    if (!email) {
      const text = translate(language)(typed.trim() ? 'people.email_malformed' : 'people.email_missing')
      return show(context, request, reply, typed, { status: 422, text })
    }
    try {
      await admit(context.database.db, 'forgotten from', request.ip, context.now())
      await transact(context.database, (tx) => askForReset(tx, { email, language }))
    } catch (error) {
      return show(context, request, reply, typed, refusalOf(error, language))
    }
    return reply.redirect('/forgotten/sent', 303)
  })

  app.get('/forgotten/sent', async (request, reply) => {
    const mailWorks = context.config.smtpUrl !== undefined
    return showPage(context, request, reply, { title: 'people.letterSent' }, (frame) => (
      <LetterSent frame={frame} text="people.forgottenSent" mailWorks={mailWorks} />
    ))
  })
}

function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  email: string,
  refusal?: Refusal,
): Promise<FastifyReply> {
  if (refusal) tellWhen(reply, refusal)
  const page = { title: 'people.forgotten', status: refusal?.status ?? 200 } as const
  return showPage(context, request, reply, page, (frame) => (
    <Forgotten {...{ frame, email }} error={refusal?.text} />
  ))
}

function Forgotten({ frame, email, error }: { frame: WorkFrame; email: string; error?: string }) {
  const t = translate(frame.language)
  return (
    <WorkLayout frame={frame}>
      <h1>{t('people.forgotten')}</h1>
      <p class="lead">{t('people.forgottenLead')}</p>
      <Form
        action="/forgotten"
        errorTitle={t('common.problem')}
        errors={error ? [{ name: 'email', text: error }] : []}
      >
        <Field
          name="email"
          type="email"
          label={t('people.email')}
          value={email}
          error={error}
          autocomplete="username"
          inputMode="email"
          spellcheck={false}
          required
        />
        <div class="form-actions">
          <Button>{t('people.forgottenAction')}</Button>
          <a href="/sign-in">{t('common.signIn')}</a>
        </div>
      </Form>
    </WorkLayout>
  )
}
