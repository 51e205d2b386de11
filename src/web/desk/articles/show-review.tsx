import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren, VNode } from 'preact'
import type { WebContext } from '../../http/context.ts'
import type { DeskSection } from '../rail.ts'
import { type DeskView, respondDesk } from '../respond-desk.tsx'
import type { Asked } from './asked.ts'
import type { Review } from './load-review.ts'
import { ReviewPage, type ReviewTab } from './review-view.tsx'

type Shown = {
  status?: number
  tab?: ReviewTab
  islands?: string[]
  /** A form stands at the side. */
  asking?: boolean
  told?: (view: DeskView) => ComponentChildren
  side?: (view: DeskView) => VNode
  /** Instead of text and side. */
  instead?: (view: DeskView) => VNode
}

/** Answers with a submission and something beside it or in its place. */
export function showReview(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  review: Review,
  { status, tab, islands, asking, told, side, instead }: Shown,
): Promise<FastifyReply> {
  return respondDesk(context, request, reply, {
    desk: review.desk,
    title: ({ t }) => review.submission.fields.title || t('desk.art.untitled'),
    section: sectionOf(review.asked),
    status,
    islands,
    body: (view) => (
      <ReviewPage {...{ view, review, tab, asking }} told={told?.(view)} side={side?.(view)}>
        {instead?.(view)}
      </ReviewPage>
    ),
  })
}

/** The entry of the rail for what is asked for. */
export function sectionOf({ assigned, state }: Asked): DeskSection {
  return assigned === 'me' && state === 'waiting' ? '/desk/articles?assigned=me' : '/desk/articles'
}
