import type { Voice } from '../../../ui/voice.ts'
import type { Teaser } from '../../view-models.ts'
import { TeaserCard } from './teaser.tsx'

/** Up to four articles under a lead: two with pictures, and of four the last two in words. */
export function Seconds({ teasers, voice, level }: { teasers: Teaser[]; voice: Voice; level?: 2 | 3 }) {
  if (teasers.length === 0) return null
  return (
    <div class={`seconds seconds-${teasers.length}`}>
      {teasers.map((teaser, index) => (
        <TeaserCard
          teaser={teaser}
          voice={voice}
          kind={teasers.length === 4 && index > 1 ? 'text' : 'card'}
          level={level}
          kicker={teaser.channel?.name}
        />
      ))}
    </div>
  )
}
