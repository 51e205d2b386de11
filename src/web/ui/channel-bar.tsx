import type { PageFrame } from './frame.ts'
import type { Voice } from './voice.ts'

/** The channels of the portal: under its name, and in the care edition, where they are large, after what was read. */
export function ChannelBar({ frame, voice: { t } }: { frame: PageFrame; voice: Voice }) {
  const { path, channels } = frame
  return (
    <nav class="channels" aria-label={t('reader.nav.channels')}>
      <ul>
        <li>
          <a href="/" aria-current={path === '/' ? 'page' : undefined}>
            {t('reader.nav.front')}
          </a>
        </li>
        <li>
          <a href="/hot" aria-current={path === '/hot' ? 'page' : undefined}>
            {t('reader.nav.hot')}
          </a>
        </li>
        {channels.map(({ slug, name, current }) => (
          <li>
            <a href={`/c/${encodeURIComponent(slug)}`} aria-current={current ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
