import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { HotPage } from '../view-models.ts'
import { HotEntries } from './parts/hot-list.tsx'
import { Time } from './parts/time.tsx'

export function HotView({ frame, entries, madeAt }: HotPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="hot">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[{ name: frame.portal.name, href: '/' }, { name: t('reader.hot.title') }]}
        />
        <div class="page-title">
          <h1>{t('reader.hot.title')}</h1>
          <p class="page-lead">{t('reader.hot.lead')}</p>
          <p class="by">
            {madeAt && (
              <span>
                {t('reader.hot.madeAt', { time: '' })}
                <Time at={madeAt} voice={voice} to="minute" />
              </span>
            )}
            <a class="more" href="/about#ranking">
              {t('reader.hot.how')}
            </a>
          </p>
        </div>
        {entries.length === 0 ? (
          <p class="empty-line">{t('reader.hot.empty')}</p>
        ) : (
          <HotEntries items={entries} voice={voice} />
        )}
      </div>
    </Layout>
  )
}
