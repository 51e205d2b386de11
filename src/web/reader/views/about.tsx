import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Button } from '../../ui/button.tsx'
import { contactHref } from '../../ui/contact.ts'
import { Layout } from '../../ui/layout.tsx'
import { createVoice } from '../../ui/voice.ts'
import type { AboutPage } from '../view-models.ts'

export function AboutView({ frame, figures, version }: AboutPage) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const { t, count } = voice
  const { name, contact } = frame.portal
  const title = t('reader.about.title', { name })
  return (
    <Layout frame={frame} voice={voice} page="about">
      <div class="wrap narrow">
        <Breadcrumb voice={voice} steps={[{ name, href: '/' }, { name: title }]} />
        <div class="prose pages">
          <h1>{title}</h1>
          <p class="standfirst">{t('reader.about.lead', { name })}</p>
          {figures && (
            <p>
              {t('reader.about.figures', {
                accounts: count(figures.accounts),
                articles: count(figures.articles),
              })}
            </p>
          )}
          <h2>{t('reader.about.write')}</h2>
          <p>{t('reader.about.writeText')}</p>
          <p>
            <Button kind="line" href="/apply">
              {t('reader.nav.apply')}
            </Button>
          </p>
          <h2 id="ranking">{t('reader.about.ranking')}</h2>
          <p>{t('ranking.lead')}</p>
          <p>
            <a href="/ranking">{t('ranking.title')}</a>
          </p>
          <h2>{t('reader.about.privacy')}</h2>
          <p>{t('reader.about.privacyText')}</p>
          <h2>{t('reader.about.host')}</h2>
          <p>{t('reader.about.hostText')}</p>
          <h2>{t('reader.about.contact')}</h2>
          <p>{contact ? <a href={contactHref(contact)}>{contact}</a> : t('reader.about.contactNone')}</p>
          <h2>{t('reader.about.feeds')}</h2>
          <p class="link-row">
            <a href="/feed.xml">Atom</a>
            <a href="/feed.json">JSON Feed</a>
          </p>
          <p class="by">{t('reader.about.software', { version: version ?? '' })}</p>
        </div>
      </div>
    </Layout>
  )
}
