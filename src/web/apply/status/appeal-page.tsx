import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Application, appeal, findApplication } from '../../../domain/applications/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { requestView } from '../../http/respond.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageHead } from '../../ui/work/index.ts'
import { applicantOf, type ById, ownApplication } from '../applicant.ts'
import { respondApply } from '../respond-apply.tsx'
import { errorWords } from '../words.ts'
import { showStatus } from './show.tsx'

const IN_THE_FIELD = ['application.reason_missing', 'application.reason_too_long']

/** `/applications/{id}/appeal`: contesting a refusal, once. */
export function appealPages(app: FastifyInstance, context: WebContext): void {
  app.get<ById>('/:id/appeal', async (request, reply) => {
    const application = await ownApplication(context, request, request.params.id)
    if (application.state !== 'refused') return reply.redirect(`/applications/${application.id}`, 303)
    return show(context, request, reply, application)
  })

  app.post<ById>('/:id/appeal', async (request, reply) => {
    const { id } = request.params
    const application = await ownApplication(context, request, id)
    const reason = formValues(request.body).text('reason')
    const given = { applicationId: id, reason, actor: applicantOf(request), now: context.now() }
    try {
      await transact(context.database, (tx) => appeal(tx, given))
    } catch (error) {
      const { language } = await requestView(context, request)
      const { settings } = await context.portal.get()
      const words = errorWords(error, language, settings.timeZone)
      if (!words || !(error instanceof CodedError)) throw error
      if (IN_THE_FIELD.includes(error.code))
        return show(context, request, reply, application, { reason, error: words })
      const fresh = await findApplication(context.database, id)
      return showStatus(context, request, reply, fresh ?? application, { problem: words, status: 409 })
    }
    return reply.redirect(`/applications/${id}?appealed`, 303)
  })
}

function show(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, name, steps }: Application,
  { reason = '', error }: { reason?: string; error?: string } = {},
): Promise<FastifyReply> {
  const refusal = steps.findLast(({ kind }) => kind === 'refused')
  return respondApply(context, request, reply, {
    title: ({ t }) => t('apply.appeal'),
    status: error ? 422 : 200,
    body: ({ t }) => (
      <>
        <PageHead
          title={t('apply.appeal')}
          lead={t('apply.appealLead')}
          back={{ href: `/applications/${id}`, label: name }}
        />
        {refusal && <p class="said">{refusal.reason}</p>}
        <Form
          action={`/applications/${id}/appeal`}
          errorTitle={t('common.problem')}
          errors={error ? [{ name: 'reason', text: error }] : []}
          unsaved
        >
          <TextArea
            name="reason"
            label={t('apply.appealReason')}
            hint={t('apply.appealReasonHint')}
            error={error}
            value={reason}
            rows={8}
            maxLength={4000}
          />
          <div class="form-actions">
            <Button>{t('apply.appealSend')}</Button>
            <Button kind="plain" href={`/applications/${id}`}>
              {t('common.back')}
            </Button>
          </div>
        </Form>
      </>
    ),
  })
}
