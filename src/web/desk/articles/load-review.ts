import type { FastifyRequest } from 'fastify'
import { type Action, may, mustBeAllowed, type Subject } from '../../../domain/permissions/index.ts'
import { findSubmission, type Submission } from '../../../domain/reviewing/index.ts'
import { type MediaView, renderBlocks } from '../../../kernel/document/index.ts'
import { CodedError } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import type { WebContext } from '../../http/context.ts'
import { signedInPerson } from '../../http/guards.ts'
import { type AtDesk, loadDesk } from '../load-desk.ts'
import { type Asked, readAsked } from './asked.ts'
import { loadQueue } from './load-queue.ts'
import type { Queue } from './queue-list.tsx'

/** A submission as the desk shows it: in its queue, with its text in pieces and what happened to the article. */
export type Review = {
  desk: AtDesk
  asked: Asked
  queue: Queue
  submission: Submission
  /** Nobody has decided, and its author has not taken it back. */
  open: boolean
  /** The HTML of each block at the top, and what stands at the end. */
  text: { blocks: string[]; end: string }
  cover?: MediaView
  /** The article as its rules see it. */
  subject: Subject
  /** Whether the editor may do something to it as it is. */
  may(action: Action): boolean
}

/** What a page about a submission shows. Throws `submission.not_found`. */
export async function loadReview(context: WebContext, request: FastifyRequest): Promise<Review> {
  const asked = readAsked(request.query)
  const [{ desk, submission, subject }, queue] = await Promise.all([
    loadSubmission(context, request),
    loadQueue(context, asked, signedInPerson(request).id),
  ])
  const { media, fields } = submission
  const { body, coverMediaId, language } = fields
  return {
    desk,
    asked,
    queue,
    submission,
    open: isOpen(submission),
    text: renderBlocks(body, { media: (id) => media.get(id), language }),
    cover: coverMediaId ? media.get(coverMediaId) : undefined,
    subject,
    may: (action) => may(desk.actor, action, subject),
  }
}

/** The submission of an address, for an editor who may review it. Throws `submission.not_found`. */
export async function loadSubmission(
  context: WebContext,
  request: FastifyRequest,
): Promise<{ desk: AtDesk; submission: Submission; subject: Subject }> {
  const { id = '' } = request.params as { id?: string }
  const [desk, submission] = await Promise.all([
    loadDesk(context, request, { members: false }),
    isId(id) ? findSubmission(context.database, id) : undefined,
  ])
  if (!submission) throw new CodedError('submission.not_found', { submissionId: id })
  const subject = subjectOf(submission, desk)
  mustBeAllowed(desk.actor, 'article.review', subject, 'submission.not_found')
  return { desk, submission, subject }
}

function isOpen({ decidedAt, withdrawnAt }: Submission): boolean {
  return !decidedAt && !withdrawnAt
}

/** The article as its rules see it while this waits; once it is decided nothing of it can be done here. */
function subjectOf(submission: Submission, { person }: AtDesk): Subject {
  const { accountId, submittedBy, ownerId, published } = submission
  const waiting = published ? 'resubmitted' : 'submitted'
  return {
    accountId,
    ownerId: submittedBy?.id === person.id ? person.id : ownerId,
    state: isOpen(submission) ? waiting : 'draft',
  }
}
