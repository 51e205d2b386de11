import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'
import { Time } from './time.tsx'

/** Account, day, and how long it takes; words, not links, so that a card has one way in. */
export function ByLine({
  teaser,
  voice,
  show = 'day',
}: {
  teaser: Teaser
  voice: Voice
  show?: 'day' | 'full'
}) {
  return (
    <p class="by">
      <b>{teaser.account.name}</b>
      <Time at={teaser.publishedAt} voice={voice} />
      {show === 'full' && <span>{voice.t('reader.minutes', { count: teaser.minutes })}</span>}
      {show === 'full' && teaser.comments ? (
        <span>{voice.t('reader.comments', { count: teaser.comments })}</span>
      ) : null}
    </p>
  )
}
