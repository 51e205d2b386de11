import { countedForms } from '../../../ui/messages.ts'
import type { Voice } from '../../../ui/voice.ts'
import type { ArticleComments, RoomView } from '../../comments/load-room.ts'
import { CommentForm } from './comment-form.tsx'
import { Floor } from './floor.tsx'

/** The comments on an article's page: the form, what is pinned, the first of the hot ones, and the way to all. */
export function Comments({
  comments,
  path,
  voice,
}: {
  comments: ArticleComments
  path: string
  voice: Voice
}) {
  const { t } = voice
  const { pinned, hot, hasMore, href, count } = comments
  const floors = [...pinned, ...hot]
  return (
    <section
      class="section comments"
      id="comments"
      aria-labelledby="comments-title"
      {...roomData(comments, voice)}
    >
      <div class="section-head">
        <h2 id="comments-title">{title(voice, count)}</h2>
        {floors.length > 0 && (
          <a class="more" href={`${href}?sort=new`}>
            {t('comments.byNew')}
          </a>
        )}
      </div>
      <WriteHere room={comments} voice={voice} />
      <NewOnes room={comments} voice={voice} />
      {floors.length > 0 ? (
        <ol class="floors">
          {floors.map((floor) => (
            <Floor
              voice={voice}
              floor={floor}
              back={path}
              canAnswer={comments.isOpen}
              pinned={pinned.includes(floor)}
            />
          ))}
        </ol>
      ) : (
        <p class="empty-line">{t(comments.isOpen ? 'comments.empty' : 'comments.none')}</p>
      )}
      {hasMore && (
        <p class="comments-all">
          <a class="button button-line" href={href}>
            {t('comments.all', { count: voice.count(count) })}
          </a>
        </p>
      )}
    </section>
  )
}

/** What the page's script needs to know. */
export function roomData({ articleId, floors, liveHref }: RoomView, { t }: Voice) {
  return {
    'data-comments': articleId,
    'data-floors': floors,
    'data-live': liveHref,
    'data-failed': t('comments.notLiked'),
  }
}

export function title({ t, count }: Voice, comments: number): string {
  return comments > 0 ? t('comments.titleCount', { count: count(comments) }) : t('comments.title')
}

export function WriteHere({ room, voice }: { room: RoomView; voice: Voice }) {
  const { t } = voice
  if (!room.isOpen) return <p class="comments-closed">{t('comments.closed')}</p>
  return <CommentForm voice={voice} action={room.href} label={t('comments.write')} />
}

/** Shown by the script when others have written meanwhile; the page itself does not move. */
export function NewOnes({ room, voice: { t, language } }: { room: RoomView; voice: Voice }) {
  if (!room.liveHref) return null
  return (
    <p
      class="comments-new"
      role="status"
      data-new-comments
      data-words={JSON.stringify(countedForms(language, 'comments.newOnes'))}
    >
      <a class="button button-line" href={`${room.href}?sort=new`} hidden>
        {t('comments.byNew')}
      </a>
    </p>
  )
}
