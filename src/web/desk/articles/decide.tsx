import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mustBeAllowed } from '../../../domain/permissions/index.ts'
import { type Decision, decide } from '../../../domain/reviewing/index.ts'
import { templatesFor } from '../../../domain/templates/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { transact } from '../../../platform/database/index.ts'
import type { WebContext } from '../../http/context.ts'
import { formValues } from '../../http/form-values.ts'
import { signedInPerson } from '../../http/guards.ts'
import { actorNow } from '../load-desk.ts'
import { addressOf, readAsked } from './asked.ts'
import { DecisionForm, type DecisionTyped } from './decide-view.tsx'
import { channelOf, problemOf, readDecision, whenOf, withTemplate } from './decision-form.ts'
import { nextWaiting } from './load-queue.ts'
import { loadReview, loadSubmission, type Review } from './load-review.ts'
import { isConflict, showConflict } from './show-conflict.tsx'
import { showReview } from './show-review.tsx'

/** Each decision and the step of the address that asks for it. */
const STEPS = { publish: 'publish', 'changes-asked': 'changes', refuse: 'refuse' } as const

/** `/{id}/publish`, `/{id}/changes-asked`, `/{id}/refuse`: the form beside the text, and what it does. */
export function decideRoutes(app: FastifyInstance, context: WebContext): void {
  for (const [step, decision] of Object.entries(STEPS) as [keyof typeof STEPS, Decision][]) {
    app.get(`/articles/:id/${step}`, async (request, reply) => {
      const review = await loadReview(context, request)
      if (!review.open) return reply.redirect(addressOf(review.asked, `/${review.submission.id}`), 303)
      const { submission, desk } = review
      mustBeAllowed(desk.actor, 'article.decide', review.subject, 'submission.not_found')
      const { settings } = await context.portal.get()
      const typed = readDecision(undefined, submission, settings.timeZone)
      return ask(context, request, reply, review, decision, typed)
    })

    app.post(`/articles/:id/${step}`, async (request, reply) => {
      const { settings } = await context.portal.get()
      const { submission } = await loadSubmission(context, request)
      const form = formValues(request.body)
      const typed = readDecision(form, submission, settings.timeZone)
      if (form.text('fill') !== '') {
        const review = await loadReview(context, request)
        const templates = await templatesFor(context.database.db, `article.${decision}` as 'article.refuse')
        const filled = withTemplate(typed, templates, form.text('fill'), submission.fields.language)
        return ask(context, request, reply, review, decision, filled)
      }
      return carryOut(context, request, reply, decision, typed)
    })
  }
}

async function carryOut(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  decision: Decision,
  typed: DecisionTyped,
): Promise<FastifyReply> {
  const { submission } = await loadSubmission(context, request)
  const asked = readAsked(request.query)
  const person = signedInPerson(request)
  const { settings } = await context.portal.get()
  const now = context.now()
  try {
    const actor = await actorNow(context, request)
    const { outcome } = await transact(context.database, (tx) =>
      decide(tx, {
        submissionId: submission.id,
        decision,
        reason: typed.reason,
        revisionId: typed.revision || undefined,
        ...(decision === 'publish' && {
          channelId: channelOf(typed, submission),
          publishAt: whenOf(typed, submission, settings.timeZone),
        }),
        actor,
        now,
      }),
    )
    return goOn(context, reply, { asked, personId: person.id, submission, done: outcome })
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    // The same button twice: the second time finds what the first did.
    const { byId, decision: before } = error.details
    if (error.code === 'submission.decided' && byId === person.id && before === decision)
      return goOn(context, reply, { asked, personId: person.id, submission, done: DONE[decision] })
    if (isConflict(error) && error.code !== 'submission.changed')
      return showConflict(context, request, reply, error, typed.reason)
    const problem = problemOf(error)
    if (!problem) throw error
    const review = await loadReview(context, request)
    const status = error.code === 'submission.changed' ? 409 : 422
    const fresh = { ...typed, revision: review.submission.revisionId, problem }
    return ask(context, request, reply, review, decision, fresh, status)
  }
}

const DONE = { publish: 'published', changes: 'changes', refuse: 'refused' } as const

/** After a decision the next one opens. */
async function goOn(
  context: WebContext,
  reply: FastifyReply,
  {
    asked,
    personId,
    submission,
    done,
  }: {
    asked: ReturnType<typeof readAsked>
    personId: string
    submission: { id: string; submittedAt: Date }
    done: string
  },
): Promise<FastifyReply> {
  const next = await nextWaiting(context, asked, personId, submission)
  const list = { ...asked, state: 'waiting' as const, after: undefined }
  const told = { done, was: submission.id }
  return reply.redirect(addressOf(list, next ? `/${next}` : '', told), 303)
}

async function ask(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  review: Review,
  decision: Decision,
  typed: DecisionTyped,
  status?: number,
): Promise<FastifyReply> {
  const templates =
    decision === 'publish' ? [] : await templatesFor(context.database.db, `article.${decision}`)
  return showReview(context, request, reply, review, {
    status: status ?? (typed.problem ? 422 : 200),
    asking: true,
    side: (view) => <DecisionForm {...{ view, review, decision, typed, templates }} />,
  })
}
