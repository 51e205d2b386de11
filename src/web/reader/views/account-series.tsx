import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Picture } from '../../ui/picture.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { AccountSeries } from '../view-models.ts'
import { AccountHead } from './parts/account-head.tsx'

/** `/@handle/series` */
export function AccountSeriesView(page: AccountSeries) {
  const { frame, account, series } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t } = voice
  const lang = account.language === frame.language ? undefined : account.language
  return (
    <Layout frame={frame} voice={voice} page="account">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[
            { name: frame.portal.name, href: '/' },
            { name: account.name, href: account.href },
            { name: t('joining.account.tabSeries') },
          ]}
        />
        <AccountHead head={page} tab="series" voice={voice} />
        <h2 class="account-part">{t('joining.account.seriesOf', { name: account.name })}</h2>
        {series.length === 0 && <p class="empty-line">{t('joining.account.noSeries')}</p>}
        <div class="rows">
          {series.map(({ href, title, description, articles, closed, cover }) => (
            <article class={`teaser teaser-row${cover ? '' : ' teaser-plain'}`}>
              {cover && <Picture view={cover} alt="" shape="card" sizes="(min-width: 720px) 220px, 112px" />}
              <div class="teaser-words">
                <h3 class="headline" lang={lang}>
                  <a href={href}>{title}</a>
                </h3>
                {description && (
                  <p class="summary" lang={lang}>
                    {description}
                  </p>
                )}
                <p class="by">
                  <span>{t('joining.account.inSeries', { count: articles })}</span>
                  {closed && <span>{t('joining.account.closed')}</span>}
                </p>
              </div>
            </article>
          ))}
        </div>
      </div>
    </Layout>
  )
}
