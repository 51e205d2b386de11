import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'
import { Time } from './time.tsx'

type ByLineProps = {
  teaser: Teaser
  voice: Voice
  show?: 'day' | 'full'
  /** On the account's own page its name would be said with every article. */
  withAccount?: boolean
}

/** Account, day, and how long it takes; words, not links, so that a card has one way in. */
export function ByLine({ teaser, voice, show = 'day', withAccount = true }: ByLineProps) {
  return (
    <p class="by">
      {withAccount && <b>{teaser.account.name}</b>}
      <Time at={teaser.publishedAt} voice={voice} />
      {show === 'full' && <span>{voice.t('reader.minutes', { count: teaser.minutes })}</span>}
      {show === 'full' && teaser.comments ? (
        <span>{voice.t('reader.comments', { count: teaser.comments })}</span>
      ) : null}
    </p>
  )
}
