import type { Voice } from '../../../ui/voice.ts'
import type { ArticlePage } from '../../view-models.ts'
import { JoinForm } from './join-form.tsx'

/** What a reader can do with an article that they have read: like it, keep it. Not under one that is not published. */
export function ArticleActions({ page: { id, likes }, voice }: { page: ArticlePage; voice: Voice }) {
  const { t } = voice
  if (likes === undefined) return null
  return (
    <div class="article-actions">
      <JoinForm
        action={`/a/${id}/like`}
        own={{ kind: 'article', id, state: 'liked' }}
        words={{ off: t('joining.like.do'), on: t('joining.like.done') }}
        icon="heart"
        count={likes}
        voice={voice}
      />
      <JoinForm
        action={`/a/${id}/bookmark`}
        own={{ kind: 'article', id, state: 'bookmarked' }}
        words={{ off: t('joining.bookmark.do'), on: t('joining.bookmark.done') }}
        icon="bookmark"
        voice={voice}
      />
    </div>
  )
}
