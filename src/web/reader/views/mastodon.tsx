import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Headline } from '../../ui/headline.tsx'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { MastodonPage } from '../view-models.ts'

export function MastodonView({ frame, article, action, typed, share }: MastodonPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  return (
    <Layout frame={frame} voice={voice} page="share" compact>
      <div class="wrap state-page">
        <h1>{t('reader.share.mastodonTitle')}</h1>
        <p class="page-lead headline" lang={article.language}>
          <Headline text={article.title} language={article.language} />
        </p>
        {share ? (
          <>
            <p>{t('reader.share.mastodonLead')}</p>
            <p class="state-actions">
              <Button href={share.href}>{t('reader.share.mastodonOpen', { server: share.server })}</Button>
              <Button kind="line" href={article.href}>
                {t('reader.share.back')}
              </Button>
            </p>
          </>
        ) : (
          <form class="form" action={action} method="get">
            <Field
              name="server"
              label={t('reader.share.mastodonServer')}
              hint={t('reader.share.mastodonHint')}
              error={typed === '' ? undefined : t('reader.share.mastodonWrong')}
              value={typed}
              width="half"
              spellcheck={false}
            />
            <Button>{t('reader.share.mastodonGo')}</Button>
          </form>
        )}
      </div>
    </Layout>
  )
}
