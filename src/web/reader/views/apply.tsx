import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Button } from '../../ui/button.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { ApplyPage } from '../view-models.ts'

export function ApplyView({ frame }: ApplyPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const { name } = frame.portal
  return (
    <Layout frame={frame} voice={voice} page="apply">
      <div class="wrap narrow">
        <Breadcrumb voice={voice} steps={[{ name, href: '/' }, { name: t('reader.apply.title') }]} />
        <div class="prose pages">
          <h1>{t('reader.apply.title')}</h1>
          <p class="standfirst">{t('reader.apply.lead', { name })}</p>
          <h2>{t('reader.apply.who')}</h2>
          <p>{t('reader.apply.whoText')}</p>
          <h2>{t('reader.apply.how')}</h2>
          <p>{t('reader.apply.now')}</p>
          <ul>
            <li>{t('reader.apply.step1')}</li>
            <li>{t('reader.apply.step2')}</li>
            <li>{t('reader.apply.step3')}</li>
            <li>{t('reader.apply.step4')}</li>
          </ul>
          <p class="apply-contact">
            <Button href="/applications/new">{t('reader.apply.begin')}</Button>
            <Button kind="line" href="/applications">
              {t('reader.apply.mine')}
            </Button>
          </p>
          <p>{t('reader.apply.signIn')}</p>
          <h2>{t('reader.apply.then')}</h2>
          <p>{t('reader.apply.thenText')}</p>
          <p>
            <Button kind="line" href="/help/authors">
              {t('reader.apply.guide')}
            </Button>
          </p>
        </div>
      </div>
    </Layout>
  )
}
