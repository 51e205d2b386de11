import type { Translate } from '../../../ui/messages.ts'
import { Section } from '../../../ui/section.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { Related, RelatedReason } from '../../view-models.ts'
import { RankedTeaser } from './ranked.tsx'

/** What to read next, each with its reason. */
export function RelatedReading({ related, voice }: { related: Related[]; voice: Voice }) {
  if (related.length === 0) return null
  return (
    <Section
      id="related"
      className="section-related"
      title={voice.t('reader.article.related')}
      more={{ href: '/ranking#related', label: voice.t('reader.hot.how') }}
    >
      <div class="related">
        {related.map(({ teaser, reason, whyHref }, at) => (
          <RankedTeaser
            teaser={teaser}
            voice={voice}
            kind="card"
            withSummary={false}
            list="related"
            position={at + 1}
            kindOfReason={reason.kind}
            reason={inWords(reason, voice.t)}
            whyHref={whyHref}
          />
        ))}
      </div>
    </Section>
  )
}

function inWords(reason: RelatedReason, t: Translate): string {
  switch (reason.kind) {
    case 'content':
      return t('ranking.reason.content')
    case 'coread':
      return t('ranking.reason.coread')
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
