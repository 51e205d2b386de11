import type { WebContext } from '../http/context.ts'
import { frameOf } from '../http/page-frame.ts'
import type { Rendered } from '../http/respond.ts'
import type { View } from '../http/view.ts'
import { Breadcrumb } from '../ui/breadcrumb.tsx'
import { contactHref } from '../ui/contact.ts'
import { Layout } from '../ui/layout.tsx'
import { createVoice } from '../ui/voice.ts'
import { GUIDES, type ReadGuide } from './read-guide.ts'

/** `/help`: which guides there are and what is in them. No query. */
export async function helpPage(context: WebContext, view: View, read: ReadGuide): Promise<Rendered> {
  const { settings } = await context.portal.get()
  const voice = createVoice(view.language, settings.timeZone)
  const { t } = voice
  const frame = await frameOf(context, view, {
    title: t('help.title'),
    description: t('help.lead'),
    path: '/help',
  })
  const { name, contact } = frame.portal
  const page = (
    <Layout frame={frame} voice={voice} page="help">
      <div class="wrap narrow">
        <Breadcrumb voice={voice} steps={[{ name, href: '/' }, { name: t('help.title') }]} />
        <div class="page-title">
          <h1>{t('help.title')}</h1>
          <p class="page-lead">{t('help.lead')}</p>
        </div>
        {GUIDES.map((one) => (
          <section class="guide-entry">
            <h2>
              <a href={`/help/${one}`}>{read(view.language, one).title}</a>
            </h2>
            <p>{t(`help.${one}Lead`)}</p>
            <ul class="guide-links">
              {read(view.language, one).sections.map(({ id, title }) => (
                <li>
                  <a href={`/help/${one}#${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <section class="guide-entry">
          <h2>{t('help.more')}</h2>
          <ul class="guide-links">
            <li>
              <a href="/apply">{t('reader.nav.apply')}</a>
            </li>
            <li>
              <a href="/accessibility">{t('reader.nav.access')}</a>
            </li>
            <li>
              <a href="/about">{t('reader.nav.about')}</a>
            </li>
            {contact && (
              <li>
                <a href={contactHref(contact)}>{t('help.ask')}</a>
              </li>
            )}
          </ul>
        </section>
      </div>
    </Layout>
  )
  return { view: page, tags: [] }
}
