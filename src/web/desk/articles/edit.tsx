import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { proposeEdit } from '../../../domain/reviewing/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { type MessageKey, translateCode } from '../../ui/messages.ts'
import { actorNow } from '../load-desk.ts'
import type { DeskView } from '../respond-desk.tsx'
import { addressOf, readAsked } from './asked.ts'
import { type EditTyped, fieldsOfEdit, readEdit, typedEdit } from './edit-form.ts'
import { EditForm } from './edit-view.tsx'
import { loadReview, loadSubmission } from './load-review.ts'
import { isConflict, showConflict } from './show-conflict.tsx'
import { showReview } from './show-review.tsx'

/** `/{id}/edit`: an editor's own changes, for the author to accept or decline. */
export function editRoutes(app: FastifyInstance, context: WebContext): void {
  app.get('/articles/:id/edit', async (request, reply) => {
    const review = await loadReview(context, request)
    if (!review.open) return reply.redirect(addressOf(review.asked, `/${review.submission.id}`), 303)
    mustBeAllowed(review.desk.actor, 'article.propose_edit', review.subject, 'submission.not_found')
    const typed = typedEdit(review.submission)
    return showReview(context, request, reply, review, {
      asking: true,
      instead: (view) => <EditForm view={view} review={review} typed={typed} />,
    })
  })

  app.post('/articles/:id/edit', async (request, reply) => {
    const { submission } = await loadSubmission(context, request)
    const typed = readEdit(formValues(request.body))
    const done = addressOf(readAsked(request.query), `/${submission.id}/changes`, { done: 'proposed' })
    try {
      const fields = fieldsOfEdit(typed, submission)
      const open = submission.edits.find(({ state }) => state === 'open')
      // The same form sent twice proposes once.
      const again = JSON.stringify(sorted(open?.fields)) === JSON.stringify(sorted(fields))
      if (open && again && open.message === typed.message.trim()) return reply.redirect(done, 303)
      const actor = await actorNow(context, request)
      const about = { submissionId: submission.id, revisionId: typed.revision || undefined }
      await transact(context.database, (tx) =>
        proposeEdit(tx, { ...about, fields, message: typed.message, actor, now: context.now() }),
      )
      return reply.redirect(done, 303)
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      return answerProblem(context, request, reply, error, typed)
    }
  })
}

async function answerProblem(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  error: CodedError,
  typed: EditTyped,
): Promise<FastifyReply> {
  if (isConflict(error) && error.code !== 'submission.changed')
    return showConflict(context, request, reply, error, keptWords(typed))
  const problem = problemOf(error)
  if (!problem) throw error
  const review = await loadReview(context, request)
  const fresh = { ...typed, revision: review.submission.revisionId }
  return showReview(context, request, reply, review, {
    status: error.code === 'submission.changed' ? 409 : 422,
    asking: true,
    instead: (view) => (
      <EditForm
        view={view}
        review={review}
        typed={fresh}
        error={{ name: problem.name, text: problem.words(view) }}
      />
    ),
  })
}

type Problem = { name?: string; words: (view: DeskView) => string }

function problemOf({ code, details }: CodedError): Problem | undefined {
  const say =
    (key: MessageKey): Problem['words'] =>
    ({ t }) =>
      t(key)
  if (code === 'submission.edit_empty') return { words: say('desk.art.problem.editEmpty') }
  if (code === 'submission.changed') return { words: say('desk.art.problem.changed') }
  if (code === 'document.invalid') return { name: 'markdown', words: say('desk.art.problem.text') }
  if (code === 'document.too_large') return { name: 'markdown', words: say('document.too_large') }
  if (code !== 'draft.invalid') return undefined
  const { field, problem, limit } = details as { field: string; problem: string; limit?: number }
  return {
    name: field,
    words: ({ language, t }) =>
      translateCode(language, `desk.art.problem.${problem}`, { limit: limit ?? 0 }) ??
      t('desk.art.problem.unknown'),
  }
}

/** Everything that was typed, as one text to be copied. */
function keptWords({ title, summary, message, markdown }: EditTyped): string {
  return [message, title, summary, markdown].filter((text) => text.trim() !== '').join('\n\n')
}

function sorted(fields: object | undefined): [string, unknown][] {
  return Object.entries(fields ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
}
