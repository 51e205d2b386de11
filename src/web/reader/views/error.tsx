import { Button } from '../../ui/button.tsx'
import { Layout } from '../../ui/layout.tsx'
import { translateCode } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import type { ErrorPage } from '../view-models.ts'

/** Statuses that have words of their own; another one speaks as the general one of its class. */
const TOLD = [400, 403, 404, 405, 413, 429, 500, 503] as const
type Told = (typeof TOLD)[number]

export function ErrorView({ frame, status, code, reference }: ErrorPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const told = toldFor(status)
  return (
    <Layout frame={frame} voice={voice} page="error" compact>
      <div class="wrap state-page">
        <p class="state-number" aria-hidden="true">
          {status}
        </p>
        <h1>{t(`reader.error.${told}.title`)}</h1>
        <p class="page-lead">{translateCode(frame.language, code) ?? t(`reader.error.${told}.text`)}</p>
        {reference && (
          <p>
            {t('reader.error.code')} <code>{reference}</code>
          </p>
        )}
        <p class="state-actions">
          <Button href="/">{t('reader.error.home')}</Button>
          <Button kind="line" href="/hot">
            {t('reader.error.hot')}
          </Button>
        </p>
      </div>
    </Layout>
  )
}

function toldFor(status: number): Told {
  return TOLD.find((one) => one === status) ?? (status >= 500 ? 500 : 400)
}
