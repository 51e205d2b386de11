import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { FrontBlockView, FrontPage } from '../front-models.ts'
import type { Teaser } from '../view-models.ts'
import { TeaserCard } from './parts/teaser.tsx'

/** The front page in the care edition: one list of what leads the standard one and each of its channels, then the channels. */
export function CareFrontView({ frame, blocks }: FrontPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const teasers = [...new Map(blocks.flatMap(leading).map((teaser) => [teaser.href, teaser])).values()]
  return (
    <Layout frame={frame} voice={voice} page="front">
      <div class="wrap care-list">
        <h1>{voice.t('access.care.news')}</h1>
        {teasers.length === 0 && <p class="empty-line">{voice.t('reader.front.emptyTitle')}</p>}
        {teasers.map((teaser) => (
          <TeaserCard teaser={teaser} voice={voice} kind="text" level={2} />
        ))}
      </div>
    </Layout>
  )
}

function leading(block: FrontBlockView): Teaser[] {
  switch (block.kind) {
    case 'top':
      return [...(block.lead ? [block.lead] : []), ...block.seconds]
    case 'channels':
      return block.bands.map(({ lead }) => lead)
    case 'columns':
      return block.columns.map(({ lead }) => lead)
    case 'newest':
      return block.teasers
    case 'accounts':
      return []
  }
}
