import type { Translate } from '../../../ui/messages.ts'
import { Section } from '../../../ui/section.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { Related, RelatedReason } from '../../view-models.ts'
import { TeaserCard } from './teaser.tsx'

/** What to read next, each with its reason. */
export function RelatedReading({ related, voice }: { related: Related[]; voice: Voice }) {
  if (related.length === 0) return null
  return (
    <Section
      id="related"
      className="section-related"
      title={voice.t('reader.article.related')}
      more={{ href: '/about#ranking', label: voice.t('reader.hot.how') }}
    >
      <div class="related">
        {related.map(({ teaser, reason }) => (
          <TeaserCard
            teaser={teaser}
            voice={voice}
            kind="card"
            withSummary={false}
            reason={inWords(reason, voice.t)}
          />
        ))}
      </div>
    </Section>
  )
}

function inWords(reason: RelatedReason, t: Translate): string {
  switch (reason.kind) {
    case 'topic':
      return t('reader.reason.topic', { name: reason.name })
    case 'channel':
      return t('reader.reason.channel', { name: reason.name })
    case 'account':
      return t('reader.reason.account')
    case 'newest':
      return t('reader.reason.newest')
  }
}
