import { Icon, type IconName } from '../../../ui/icons.tsx'
import type { Voice } from '../../../ui/voice.ts'

type JoinFormProps = {
  /** Its address is a page too, which says how it stands: for readers without script. */
  action: string
  /** What of `/me.json` says whether it is on: its kind, its ID, the name of the state. */
  own: {
    kind: 'article' | 'account' | 'topic' | 'series'
    id: string
    state: 'liked' | 'bookmarked' | 'following'
  }
  words: { off: string; on: string }
  /** What a reader who does not see the page is told besides the words: of what. */
  about?: string
  icon?: IconName
  kind?: 'main' | 'line'
  count?: number
  voice: Voice
}

/** A button that likes, bookmarks or follows, and takes it back. The page is the same for all; the script tells how it stands. */
export function JoinForm({ action, own, words, about, icon, kind = 'line', count, voice }: JoinFormProps) {
  const { t } = voice
  return (
    <form class="join" method="post" action={action} data-join={`${own.kind} ${own.id} ${own.state}`}>
      <button class={`button button-${kind} join-button`} type="submit" name="on" value="1">
        {icon && <Icon name={icon} />}
        <span class="join-off">{words.off}</span>
        <span class="join-on">{words.on}</span>
        {about && <span class="hidden-text">{about}</span>}
        {count !== undefined && <span class="join-count">{count > 0 ? voice.count(count) : ''}</span>}
      </button>
      <span
        class="join-note"
        role="status"
        data-offline={t('joining.offline')}
        data-failed={t('joining.failed')}
      />
    </form>
  )
}
