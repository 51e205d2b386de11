import { contactHref } from './contact.ts'
import type { PageFrame } from './frame.ts'
import { Kept } from './kept.tsx'
import type { Voice } from './voice.ts'

/** The end of every reader page: ways on, feeds, and who answers for what stands here. */
export function Footer({ frame, voice }: { frame: PageFrame; voice: Voice }) {
  const variant = `footer ${frame.language}`
  return <Kept source={frame.source} variant={variant} draw={() => <Lines frame={frame} voice={voice} />} />
}

function Lines({ frame, voice: { t } }: { frame: PageFrame; voice: Voice }) {
  const { portal } = frame
  return (
    <footer class="footer">
      <div class="wrap footer-rows">
        <div class="footer-about">
          <p class="footer-name">{portal.name}</p>
          <p>{t('reader.footer.host', { name: portal.name })}</p>
        </div>
        <nav class="footer-links" aria-label={t('reader.nav.footer')}>
          <a href="/about">{t('reader.nav.about')}</a>
          <a href="/apply">{t('reader.nav.apply')}</a>
          <a href="/help">{t('help.title')}</a>
          <a href="/ranking">{t('reader.hot.how')}</a>
          <a href="/accessibility">{t('reader.nav.access')}</a>
          {portal.contact && <a href={contactHref(portal.contact)}>{t('reader.about.contact')}</a>}
          <a href="/feed.xml">{t('reader.footer.feed')}</a>
          <a href="/feed.json">{t('reader.footer.json')}</a>
        </nav>
      </div>
    </footer>
  )
}
