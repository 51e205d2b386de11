import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'
import { Reason } from './reason.tsx'
import { TeaserCard } from './teaser.tsx'

type RankedProps = {
  teaser: Teaser
  voice: Voice
  kind: 'card' | 'row'
  /** The list that is told with what was in sight. */
  list: 'related' | 'for-you' | 'explore'
  position: number
  /** Why it is here, in a few words. */
  reason: string
  /** The same as a word, for the log of what was in sight. */
  kindOfReason: string
  whyHref: string
  level?: 2 | 3
  withSummary?: boolean
}

/** An article in a ranked list: below its words why it is there, and the way to the whole answer. */
export function RankedTeaser({ list, position, reason, kindOfReason, whyHref, ...card }: RankedProps) {
  return (
    <div class="ranked" data-ranked={list} data-position={position} data-reason={kindOfReason}>
      <TeaserCard
        {...card}
        reason={<Reason reason={reason} whyHref={whyHref} title={card.teaser.title} voice={card.voice} />}
      />
    </div>
  )
}
