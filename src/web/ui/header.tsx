import { ChannelBar } from './channel-bar.tsx'
import type { PageFrame } from './frame.ts'
import { languageName } from './messages.ts'
import { PreferenceButton } from './preference-button.tsx'
import { SearchField } from './search-field.tsx'
import type { Voice } from './voice.ts'

type HeaderProps = { frame: PageFrame; voice: Voice; compact: boolean }

/**
 * Utility bar, the portal's name, the channel bar. `compact` begins with the name, on pages of text. What is read first
 * stands first: the keyboard goes the way of the eyes.
 */
export function Header({ frame, voice, compact }: HeaderProps) {
  // The page of results has a field of its own, with what was asked.
  const isSearch = /^\/search(?:\?|$)/.test(frame.path)
  const search = isSearch ? null : <SearchField voice={voice} id="search" className="search-field" />
  return (
    <header class={compact ? 'header header-compact' : 'header'}>
      <div class="header-rows">
        {compact && <Masthead frame={frame} />}
        <UtilityBar frame={frame} voice={voice} />
        <OwnBar frame={frame} voice={voice} />
        {compact ? (
          search
        ) : (
          <div class="masthead-row">
            <Masthead frame={frame} tagline={frame.portal.tagline} />
            {search}
          </div>
        )}
      </div>
      <ChannelBar frame={frame} voice={voice} />
    </header>
  )
}

function Masthead({ frame, tagline }: { frame: PageFrame; tagline?: string }) {
  return (
    <a class="masthead" href="/">
      <span class="masthead-name">{frame.portal.name}</span>
      {tagline && <span class="masthead-tagline">{tagline}</span>}
    </a>
  )
}

function UtilityBar({ frame, voice: { t } }: { frame: PageFrame; voice: Voice }) {
  return (
    <nav class="utility" aria-label={t('reader.nav.utility')}>
      <a class="utility-wide" href="/">
        {t('common.home')}
      </a>
      <a class="utility-wide" href="/hot">
        {t('reader.nav.hot')}
      </a>
      <a class="utility-wide" href="/following">
        {t('joining.following')}
      </a>
      <a class="utility-wide" href="/for-you">
        {t('ranking.forYou.title')}
      </a>
      <a class="utility-wide utility-gap" href="/about">
        {t('reader.nav.about')}
      </a>
      <a href="/apply">{t('reader.nav.apply')}</a>
      <a href="/accessibility">{t('reader.nav.access')}</a>
      <PreferenceButton name="edition" value="care" label={t('reader.nav.care')} next={frame.path} />
    </nav>
  )
}

/** What is the reader's own: the way in, and the language. */
function OwnBar({ frame, voice: { t } }: { frame: PageFrame; voice: Voice }) {
  const others = frame.portal.languages.filter((language) => language !== frame.language)
  return (
    <div class="own">
      <a href="/sign-in" data-own>
        {t('common.signIn')}
      </a>
      {others.map((language) => (
        <PreferenceButton
          name="language"
          value={language}
          label={languageName(language)}
          next={frame.path}
          lang={language}
        />
      ))}
    </div>
  )
}
