import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { HotPage } from '../view-models.ts'
import { HotEntries } from './parts/hot-list.tsx'
import { Time } from './parts/time.tsx'

/** `/hot`: what is read most, of the portal or of a channel. */
export function HotView({ frame, entries, madeAt, channel, scopes }: HotPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="hot">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[
            { name: frame.portal.name, href: '/' },
            ...(channel ? [{ name: channel.name, href: channel.href }] : []),
            { name: t('reader.hot.title') },
          ]}
        />
        <div class="page-title">
          <h1>{channel ? t('ranking.hot.of', { channel: channel.name }) : t('reader.hot.title')}</h1>
          <p class="page-lead">{t('reader.hot.lead')}</p>
          <p class="by">
            {madeAt && (
              <span>
                {t('reader.hot.madeAt', { time: '' })}
                <Time at={madeAt} voice={voice} to="minute" />
              </span>
            )}
            <a class="more" href="/ranking#hot">
              {t('reader.hot.how')}
            </a>
          </p>
          {scopes.length > 1 && (
            <nav aria-label={t('ranking.hot.scopes')}>
              <ul class="hot-scopes">
                {scopes.map(({ name, href, current }) => (
                  <li>
                    <a href={href} aria-current={current ? 'page' : undefined}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
        {entries.length === 0 ? (
          <p class="empty-line">{t('reader.hot.empty')}</p>
        ) : (
          <HotEntries items={entries} voice={voice} scope={channel?.id} />
        )}
      </div>
    </Layout>
  )
}
