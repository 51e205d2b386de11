import type { OwnAccount } from '../../../domain/accounts/index.ts'
import type { CommentDeed, QueuedComment } from '../../../domain/comments/index.ts'
import { Button } from '../../ui/button.tsx'
import { translate } from '../../ui/messages.ts'
import { Chips, CommentItem, EmptyState, PageHead, Pager } from '../../ui/work/index.ts'
import type { StudioView } from '../respond-studio.tsx'

type Shown = {
  view: StudioView
  account: OwnAccount
  comments: QueuedComment[]
  /** Only what waits. */
  held: boolean
  /** How many wait, counted up to 100. */
  waiting: number
  /** Whether they may approve what the portal holds. */
  canLift: boolean
  isLater: boolean
  next?: string
}

/** An account's comments with what its members can do. */
export function CommentList({ view, account, comments, held, waiting, canLift, isLater, next }: Shown) {
  const t = translate(view.language)
  const path = `/studio/@${account.handle}/comments`
  const here = held ? `${path}?show=held` : path
  return (
    <>
      <PageHead title={t('comments.title')} lead={t('comments.work.lead')} />
      <Chips
        label={t('work.filters')}
        options={[
          { label: t('comments.work.all'), href: path, current: !held },
          { label: t('comments.work.held'), href: `${path}?show=held`, current: held, count: waiting },
        ]}
      />
      {comments.length === 0 && (
        <EmptyState
          title={t(held ? 'comments.work.noneHeld' : 'comments.work.none')}
          text={t(held ? 'comments.work.noneHeldText' : 'comments.work.noneText')}
        />
      )}
      <ul class="comment-items">
        {comments.map((comment) => (
          <CommentItem
            {...view}
            comment={comment}
            href={
              comment.floor === null
                ? `/a/${comment.articleId}`
                : `/a/${comment.articleId}/comments/${comment.id}`
            }
          >
            {comment.isPortals && !canLift && <p class="hint">{t('comments.work.portals')}</p>}
            <form
              class="comment-item-deeds"
              method="post"
              action={`/studio/comments/${comment.id}/deeds`}
              data-once
            >
              <input type="hidden" name="back" value={here} />
              {deedsFor(comment, account.role, canLift).map((deed) => (
                <Button kind={deed === 'approve' ? 'main' : 'plain'} name="deed" value={deed}>
                  {t(`comments.work.do.${deed}`)}
                </Button>
              ))}
              {comment.state === 'visible' && (
                <Button kind="plain" href={`/a/${comment.articleId}/comments/${comment.id}/reply`}>
                  {t('comments.answer')}
                </Button>
              )}
            </form>
          </CommentItem>
        ))}
      </ul>
      <Pager
        language={view.language}
        next={next && `${path}?${new URLSearchParams({ ...(held && { show: 'held' }), before: next })}`}
        first={isLater ? here : undefined}
      />
    </>
  )
}

/** What a member may do with it now, the likeliest first. */
function deedsFor(
  { state, isPinned, isPortals }: QueuedComment,
  role: OwnAccount['role'],
  canLift: boolean,
): CommentDeed[] {
  if (state === 'held') return isPortals && !canLift ? ['hide'] : ['approve', 'hide']
  if (state === 'hidden') return ['show']
  if (state !== 'visible') return []
  return role === 'writer' ? ['hide', 'hold'] : ['hide', 'hold', isPinned ? 'unpin' : 'pin']
}
