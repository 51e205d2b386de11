import type { Voice } from '../../../ui/voice.ts'
import type { AccountCard, FollowedSubject } from '../../view-models.ts'
import { JoinForm } from './join-form.tsx'

type Kind = 'account' | 'topic' | 'series'

/** The button that follows something at its path. */
export function FollowButton({ kind, at, id, voice }: { kind: Kind; at: string; id: string; voice: Voice }) {
  const { t } = voice
  return (
    <JoinForm
      action={`${at}/follow`}
      own={{ kind, id, state: 'following' }}
      words={{ off: t('joining.follow.do'), on: t('joining.follow.done') }}
      kind="main"
      voice={voice}
    />
  )
}

/** Under the title of a topic or a series: how many follow it, and the button. */
export function FollowLine(props: { kind: Kind; at: string; subject: FollowedSubject; voice: Voice }) {
  const { kind, at, subject, voice } = props
  return (
    <div class="follow-line">
      <FollowButton kind={kind} at={at} id={subject.id} voice={voice} />
      {subject.followers > 0 && (
        <p class="by">{voice.t('joining.me.followers', { count: voice.count(subject.followers) })}</p>
      )}
    </div>
  )
}

export function FollowAccount({ account, voice }: { account: AccountCard; voice: Voice }) {
  return <FollowButton kind="account" at={account.href} id={account.id} voice={voice} />
}
