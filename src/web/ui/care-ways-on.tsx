import type { PageFrame } from './frame.ts'
import { languageName } from './messages.ts'
import { PreferenceButton } from './preference-button.tsx'
import type { Voice } from './voice.ts'

/** After what was read, in the care edition: every channel as a large button, other languages, and the way up. */
export function CareWaysOn({ frame, voice: { t } }: { frame: PageFrame; voice: Voice }) {
  const { channels, portal, path } = frame
  const others = portal.languages.filter((language) => language !== frame.language)
  return (
    <nav class="care-ways wrap" aria-labelledby="care-channels">
      <h2 id="care-channels">{t('access.care.channels')}</h2>
      <div class="care-buttons">
        {channels.map(({ slug, name, current }) => (
          <a
            class="care-button"
            href={`/c/${encodeURIComponent(slug)}`}
            aria-current={current ? 'page' : undefined}
          >
            {name}
          </a>
        ))}
      </div>
      <div class="care-buttons">
        <a class="care-button" href="#top">
          {t('access.care.top')}
        </a>
        {others.map((language) => (
          <PreferenceButton
            name="language"
            value={language}
            label={languageName(language)}
            next={path}
            lang={language}
            className="care-button"
          />
        ))}
      </div>
    </nav>
  )
}
