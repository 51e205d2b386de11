import { type QueuedComment, REASON_LIMIT } from '../../../domain/comments/index.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { CommentItem, EmptyState, FilterBar, PageHead, Pager, Part } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'

type List = { view: DeskView; words: string; comments: QueuedComment[]; isLater: boolean; next?: string }

/** What waits, the longest first. */
export function HeldList({ view, words, comments, isLater, next }: List) {
  const { t, language, zone, now } = view
  return (
    <>
      <PageHead title={t('comments.desk.title')} lead={t('comments.desk.lead')} />
      <FilterBar
        language={language}
        search={{
          action: '/desk/comments',
          name: 'q',
          value: words,
          label: t('comments.desk.address'),
          clearHref: words ? '/desk/comments' : undefined,
        }}
      />
      {comments.length === 0 && (
        <EmptyState title={t('comments.work.noneHeld')} text={t('comments.desk.noneText')} />
      )}
      <ul class="comment-items">
        {comments.map((comment) => (
          <CommentItem {...{ comment, language, zone, now }} href={`/desk/comments/${comment.id}`}>
            <form class="comment-item-deeds" method="post" action={`/desk/comments/${comment.id}`} data-once>
              <input type="hidden" name="back" value="list" />
              <Button name="deed" value="approve">
                {t('comments.work.do.approve')}
              </Button>
              <Button kind="line" href={`/desk/comments/${comment.id}`}>
                {t('comments.work.do.remove')}
              </Button>
            </form>
          </CommentItem>
        ))}
      </ul>
      <Pager
        language={language}
        next={next && `/desk/comments?after=${next}`}
        first={isLater ? '/desk/comments' : undefined}
      />
    </>
  )
}

type One = { view: DeskView; comment: QueuedComment; reason: string; problem?: string }

/** One comment, and what an editor can do with it. */
export function OneComment({ view, comment, reason, problem }: One) {
  const { t, language, zone, now } = view
  const action = `/desk/comments/${comment.id}`
  const { state, floor, articleId } = comment
  const href = floor === null ? `/a/${articleId}` : `/a/${articleId}/comments/${comment.id}`
  const canBeRemoved = state === 'visible' || state === 'held' || state === 'hidden'
  return (
    <>
      <PageHead
        title={t('comments.desk.one')}
        back={{ href: '/desk/comments', label: t('comments.desk.title') }}
      />
      <ul class="comment-items">
        <CommentItem {...{ comment, language, zone, now, href }}>
          <form class="comment-item-deeds" method="post" action={action} data-once>
            {state === 'held' && (
              <Button name="deed" value="approve">
                {t('comments.work.do.approve')}
              </Button>
            )}
            {state === 'removed' && (
              <Button kind="line" name="deed" value="restore">
                {t('comments.work.do.restore')}
              </Button>
            )}
          </form>
        </CommentItem>
      </ul>
      {state === 'visible' && (
        <Part title={t('comments.work.do.hold')} note={t('comments.desk.holdNote')}>
          <Form action={action} hidden={{ deed: 'hold' }}>
            <TextArea name="why" label={t('comments.desk.holdReason')} rows={2} maxLength={REASON_LIMIT} />
            <Button kind="line">{t('comments.work.do.hold')}</Button>
          </Form>
        </Part>
      )}
      {canBeRemoved && (
        <Part title={t('comments.work.do.remove')} note={t('comments.desk.removeNote')}>
          <Form
            action={action}
            hidden={{ deed: 'remove' }}
            errorTitle={t('comments.own.notDone')}
            errors={problem ? [{ name: 'reason', text: problem }] : []}
          >
            <TextArea
              name="reason"
              label={t('comments.desk.reason')}
              hint={t('comments.desk.reasonHint')}
              rows={3}
              value={reason}
              error={problem}
            />
            <Button kind="danger">{t('comments.work.do.remove')}</Button>
          </Form>
        </Part>
      )}
    </>
  )
}
