import { Button } from '../../ui/button.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { GonePage } from '../view-models.ts'
import { Time } from './parts/time.tsx'

export function GoneView({ frame, title, retractedAt, reason, account }: GonePage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="gone" compact>
      <div class="wrap state-page">
        <h1>{t('reader.gone.title')}</h1>
        {title && <p class="page-lead">{t('reader.gone.titled', { title })}</p>}
        {retractedAt && (
          <p class="by">
            <span>
              {t('reader.gone.when', { time: '' })}
              <Time at={retractedAt} voice={voice} to="minute" />
            </span>
          </p>
        )}
        {reason && (
          <p>
            <b>{t('reader.gone.reason')}</b>
            {t('common.colon')}
            {reason}
          </p>
        )}
        <p class="state-actions">
          <Button href="/">{t('reader.error.home')}</Button>
          {account && (
            <Button kind="line" href={account.href}>
              {t('reader.gone.account', { name: account.name })}
            </Button>
          )}
        </p>
      </div>
    </Layout>
  )
}
