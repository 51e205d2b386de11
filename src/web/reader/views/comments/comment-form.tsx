import { COMMENT_LENGTH } from '../../../../domain/comments/index.ts'
import { Button } from '../../../ui/button.tsx'
import type { Voice } from '../../../ui/voice.ts'

type Shown = {
  voice: Voice
  /** `/a/{id}/comments` */
  action: string
  /** What it answers. */
  parentId?: string
  label: string
  body?: string
  problem?: string
}

/** Where a comment is typed. Sent twice it is one comment: by the key that the script makes, and by its words. */
export function CommentForm({ voice: { t }, action, parentId = '', label, body = '', problem }: Shown) {
  return (
    <form
      class="comment-form"
      method="post"
      action={action}
      data-comment-form
      data-once
      data-offline={t('comments.offline')}
      data-failed={t('comments.failed')}
      data-sent={t('comments.sent')}
      data-held={t('comments.heldNow')}
      data-open={t('comments.open')}
    >
      <input type="hidden" name="parent" value={parentId} />
      <label class="comment-label" for="comment-body">
        {label}
      </label>
      {problem && (
        <p class="field-error" id="comment-problem">
          {problem}
        </p>
      )}
      <textarea
        class="input"
        id="comment-body"
        name="body"
        rows={4}
        maxLength={COMMENT_LENGTH}
        required
        dir="auto"
        aria-describedby={problem ? 'comment-problem comment-hint' : 'comment-hint'}
        aria-invalid={problem ? 'true' : undefined}
      >
        {body}
      </textarea>
      <div class="comment-send">
        <p class="hint" id="comment-hint">
          {t('comments.hint')}
        </p>
        <Button>{t('comments.send')}</Button>
      </div>
      <p class="comment-status" role="status" />
    </form>
  )
}
