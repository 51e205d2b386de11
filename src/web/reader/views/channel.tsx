import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { ChannelPage } from '../view-models.ts'
import { ListPage } from './parts/list-page.tsx'

export function ChannelView({
  frame,
  channel,
  description,
  isColumn,
  lead,
  seconds,
  articles,
  hot,
  paging,
}: ChannelPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  return (
    <Layout frame={frame} voice={voice} page="channel">
      <ListPage
        voice={voice}
        articles={articles}
        paging={paging}
        hot={hot}
        empty={voice.t('reader.channel.empty')}
        lead={lead}
        seconds={seconds}
      >
        <Breadcrumb voice={voice} steps={[{ name: frame.portal.name, href: '/' }, { name: channel.name }]} />
        <div class="page-title" data-channel={channel.slug}>
          {isColumn && <p class="kicker">{voice.t('reader.channel.column')}</p>}
          <h1>{channel.name}</h1>
          {description && <p class="page-lead">{description}</p>}
        </div>
      </ListPage>
    </Layout>
  )
}
