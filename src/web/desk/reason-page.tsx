import type { FastifyReply, FastifyRequest } from 'fastify'
import { CodedError } from '../../kernel/errors.ts'
import type { WebContext } from '../http/context.ts'
import { formValues } from '../http/form-values.ts'
import { TextArea } from '../ui/field.tsx'
import { translate } from '../ui/messages.ts'
import { Confirm } from '../ui/work/index.ts'
import type { AtDesk } from './load-desk.ts'
import type { DeskSection } from './rail.ts'
import { type DeskView, respondDesk } from './respond-desk.tsx'

export type ReasonPage = {
  desk: AtDesk
  section: DeskSection
  title: (view: DeskView) => string
  lead: string
  effects: (view: DeskView) => string[]
  undo: (view: DeskView) => string
  /** Also where the form is sent. */
  action: string
  button: (view: DeskView) => string
  kind?: 'main' | 'danger'
  cancelHref: string
  /** Without words: the step needs no reason. */
  reasonHint?: (view: DeskView) => string
}

/** Asks for a step that takes something away, with a reason in words. */
export function askReason(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  page: ReasonPage,
  typed = '',
  error?: CodedError,
): Promise<FastifyReply> {
  return respondDesk(context, request, reply, {
    desk: page.desk,
    section: page.section,
    title: page.title,
    status: error ? 422 : 200,
    body: (view) => {
      const words = error && problemWords(view, error)
      return (
        <Confirm
          language={view.language}
          title={page.title(view)}
          lead={page.lead}
          effects={page.effects(view)}
          undo={page.undo(view)}
          action={page.action}
          button={page.button(view)}
          kind={page.kind}
          cancelHref={page.cancelHref}
          errors={words ? [{ name: 'reason', text: words }] : []}
        >
          {page.reasonHint && (
            <TextArea
              name="reason"
              label={view.t('desk.art.reason')}
              hint={page.reasonHint(view)}
              rows={4}
              value={typed}
              error={words}
            />
          )}
        </Confirm>
      )
    },
  })
}

/** Does the step with the reason that was sent; a reason that is missing or too long is asked for again. */
export async function withReason(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  page: ReasonPage,
  step: (reason: string) => Promise<string>,
): Promise<FastifyReply> {
  const reason = formValues(request.body).text('reason').replace(/\r\n?/g, '\n')
  try {
    return reply.redirect(await step(reason), 303)
  } catch (error) {
    const again = ['submission.reason_missing', 'submission.reason_long']
    if (!(error instanceof CodedError) || !again.includes(error.code)) throw error
    return askReason(context, request, reply, page, reason, error)
  }
}

function problemWords({ language }: DeskView, { code, details }: CodedError): string {
  const t = translate(language)
  return code === 'submission.reason_long'
    ? t('desk.art.problem.reasonLong', { limit: Number(details.limit) })
    : t('desk.art.problem.reasonMissing')
}
