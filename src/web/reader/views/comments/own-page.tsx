import { COMMENT_LENGTH, EDIT_MINUTES, type OwnComment } from '../../../../domain/comments/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/field.tsx'
import type { PageFrame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import type { Translate } from '../../../ui/messages.ts'
import { Notice } from '../../../ui/notice.tsx'
import { createVoice } from '../../../ui/voice.ts'

type Page = {
  frame: PageFrame
  own: OwnComment
  href: string
  roomHref: string
  typed: string
  problem?: string
}

/** `/a/{id}/comments/{comment}/own`: one's own comment, what became of it, and the forms to change and delete it. */
export function OwnPage({ frame, own, href, roomHref, typed, problem }: Page) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="comments" compact>
      <div class="wrap narrow">
        <div class="page-title">
          <h1>{t('comments.own.title')}</h1>
        </div>
        {problem && (
          <Notice kind="danger" title={t('comments.own.notDone')} alert>
            <p>{problem}</p>
          </Notice>
        )}
        {own.state !== 'visible' && (
          <Notice kind={own.state === 'held' ? 'info' : 'warning'} title={t(`comments.own.${own.state}`)}>
            <p>{whatBecame(own, t)}</p>
            {own.reason && <p>{t('comments.own.reason', { reason: own.reason })}</p>}
          </Notice>
        )}
        {own.isEditable ? (
          <form class="form" method="post" action={`${href}/own`} data-once>
            <TextArea
              name="body"
              label={t('comments.own.words')}
              hint={t('comments.own.editHint', { minutes: EDIT_MINUTES })}
              value={typed}
              rows={6}
              maxLength={COMMENT_LENGTH}
            />
            <Button name="deed" value="edit">
              {t('comments.own.save')}
            </Button>
          </form>
        ) : (
          <p class="own-words" dir="auto">
            {own.body}
          </p>
        )}
        {own.state !== 'deleted' && (
          <form class="own-delete" method="post" action={`${href}/own`} data-once>
            <h2>{t('comments.own.delete')}</h2>
            <p>{t('comments.own.deleteText')}</p>
            <Button kind="danger" name="deed" value="delete">
              {t('comments.own.delete')}
            </Button>
          </form>
        )}
        <p class="comments-all">
          <a class="button button-line" href={own.isShown ? href : roomHref}>
            {t(own.isShown ? 'comments.own.back' : 'comments.own.backToAll')}
          </a>
        </p>
      </div>
    </Layout>
  )
}

/** What a comment that is not shown waits for, or what readers see in its place. */
function whatBecame({ state, wasShown, isByRule }: OwnComment, t: Translate): string {
  if (state === 'visible') return ''
  if (state !== 'held') return t(`comments.own.${state}Text`)
  if (!wasShown) return t('comments.own.heldText')
  return t(isByRule ? 'comments.own.changedText' : 'comments.own.heldAgainText')
}
