import type { PageFrame } from './frame.ts'
import type { MessageKey } from './messages.ts'
import { PreferenceButton } from './preference-button.tsx'
import { SearchField } from './search-field.tsx'
import type { Voice } from './voice.ts'

type Entry = { href: string; label: MessageKey; own?: true }

/** The ways on of every page of the care edition, by plain names; no more than fit in three rows of a telephone. */
const ENTRIES: readonly Entry[] = [
  { href: '/', label: 'access.care.news' },
  { href: '/following', label: 'access.care.following' },
  { href: '/hot', label: 'access.care.hot' },
  { href: '/accessibility#size', label: 'access.care.size' },
  { href: '/sign-in', label: 'common.signIn', own: true },
]

/** The care edition's header: the name, the way back to the standard edition, and a few large buttons. */
export function CareHeader({ frame, voice }: { frame: PageFrame; voice: Voice }) {
  const { t } = voice
  const [path = '/'] = frame.path.split('?')
  return (
    <header class="care-header">
      <div class="care-top wrap">
        <a class="masthead" href="/">
          <span class="masthead-name">{frame.portal.name}</span>
        </a>
        <PreferenceButton
          name="edition"
          value="standard"
          label={t('reader.nav.standard')}
          next={frame.path}
          className="care-button"
        />
      </div>
      {path !== '/search' && (
        <div class="wrap">
          <SearchField voice={voice} id="search" className="search-field" />
        </div>
      )}
      <nav class="care-nav wrap" aria-label={t('access.care.menu')}>
        {ENTRIES.map(({ href, label, own }) => (
          <a
            class="care-button"
            href={href}
            aria-current={path === href.split('#')[0] ? 'page' : undefined}
            data-own={own}
          >
            {t(label)}
          </a>
        ))}
      </nav>
    </header>
  )
}
