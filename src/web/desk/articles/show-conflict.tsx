import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Decision } from '../../../domain/reviewing/index.ts'
import type { CodedError } from '../../../kernel/errors.ts'
import type { WebContext } from '../../http/context.ts'
import { TextArea } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Action, dayAndTime, Part } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { addressOf } from './asked.ts'
import { loadReview, type Review } from './load-review.ts'
import { ReviewSide } from './review-side.tsx'
import { showReview } from './show-review.tsx'
import { decisionWords } from './words.ts'

const CONFLICTS = ['submission.decided', 'submission.withdrawn', 'submission.assigned', 'submission.changed']

/** Whether somebody else was quicker. */
export function isConflict({ code }: CodedError): boolean {
  return CONFLICTS.includes(code)
}

/**
 * Answers with what happened meanwhile: who did what when, and everything that was typed, to be copied or used again.
 */
export async function showConflict(
  context: WebContext,
  request: FastifyRequest,
  reply: FastifyReply,
  error: CodedError,
  typed: string,
): Promise<FastifyReply> {
  const review = await loadReview(context, request)
  return showReview(context, request, reply, review, {
    status: 409,
    told: (view) => <Happened view={view} review={review} error={error} />,
    side: (view) => (
      <>
        {typed.trim() !== '' && (
          <Part title={view.t('desk.art.kept')}>
            <TextArea
              name="kept"
              label={view.t('desk.art.keptLabel')}
              hint={view.t('desk.art.keptHint')}
              rows={8}
              value={typed}
            />
          </Part>
        )}
        <ReviewSide view={view} review={review} />
      </>
    ),
  })
}

function Happened({ view, review, error }: { view: DeskView; review: Review; error: CodedError }) {
  const { t, zone, language } = view
  const { submission, asked } = review
  const { decision, by, at } = error.details as { decision?: Decision; by?: string; at?: Date }
  const time = at instanceof Date ? dayAndTime(at, zone, language).short : ''
  const someone = t('desk.art.someone')
  if (error.code === 'submission.decided' && decision)
    return (
      <Notice
        kind="warning"
        title={t('desk.art.conflict.decided', {
          name: by || someone,
          time,
          decision: decisionWords(t, decision),
        })}
        alert
      >
        <p>{t('desk.art.conflict.decidedText')}</p>
        <p>
          <a href={addressOf({ ...asked, state: 'waiting' })}>{t('desk.art.toWaiting')}</a>
        </p>
      </Notice>
    )
  if (error.code === 'submission.withdrawn')
    return (
      <Notice kind="warning" title={t('desk.art.conflict.withdrawn', { time })} alert>
        <p>{t('desk.art.conflict.withdrawnText')}</p>
      </Notice>
    )
  const taker = submission.assignedTo
  return (
    <Notice kind="warning" title={t('desk.art.conflict.assigned', { name: taker?.name || someone })} alert>
      <p>{t('desk.art.conflict.assignedText')}</p>
      {taker && (
        <form method="post" action={addressOf(asked, `/${submission.id}/assign`)} data-once>
          <input type="hidden" name="expected" value={taker.id} />
          <Action kind="line" name="person" value={view.desk.person.id}>
            {t('desk.art.takeOver')}
          </Action>
        </form>
      )}
    </Notice>
  )
}
