import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { SeriesPage } from '../view-models.ts'
import { FollowLine } from './parts/follow.tsx'
import { ListPage } from './parts/list-page.tsx'

/** A series from its first article on. */
export function SeriesView({ frame, account, subject, title, description, articles, hot }: SeriesPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const steps = [
    { name: frame.portal.name, href: '/' },
    { name: account.name, href: account.href },
    { name: title },
  ]
  return (
    <Layout frame={frame} voice={voice} page="topic">
      <ListPage voice={voice} articles={articles} hot={hot} empty={voice.t('reader.series.empty')}>
        <Breadcrumb voice={voice} steps={steps} />
        <div class="page-title">
          <p class="kicker">{voice.t('reader.series.kicker', { count: articles.length })}</p>
          <h1>{title}</h1>
          {description && <p class="page-lead">{description}</p>}
          <FollowLine kind="series" at={`/series/${subject.id}`} subject={subject} voice={voice} />
        </div>
      </ListPage>
    </Layout>
  )
}
