import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { TopicPage } from '../view-models.ts'
import { FollowLine } from './parts/follow.tsx'
import { ListPage } from './parts/list-page.tsx'

export function TopicView({ frame, topic, articles, hot, paging }: TopicPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  return (
    <Layout frame={frame} voice={voice} page="topic">
      <ListPage
        voice={voice}
        articles={articles}
        paging={paging}
        hot={hot}
        empty={voice.t('reader.topic.empty')}
        kickers
      >
        <Breadcrumb voice={voice} steps={[{ name: frame.portal.name, href: '/' }, { name: topic.name }]} />
        <div class="page-title">
          <p class="kicker">{voice.t('reader.topic.kicker')}</p>
          <h1>{topic.name}</h1>
          <FollowLine kind="topic" at={topic.href} subject={topic} voice={voice} />
        </div>
      </ListPage>
    </Layout>
  )
}
