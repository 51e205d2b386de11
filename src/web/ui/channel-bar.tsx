import type { PageFrame } from './frame.ts'
import { Kept } from './kept.tsx'
import type { Voice } from './voice.ts'

/** The channels of the portal, under its name. */
export function ChannelBar({ frame, voice }: { frame: PageFrame; voice: Voice }) {
  const { path, channels, source, language } = frame
  const place = path === '/' || path === '/hot' ? path : (channels.find((one) => one.current)?.slug ?? '')
  const variant = `channel-bar ${language} ${place}`
  return <Kept source={source} variant={variant} draw={() => <Bar frame={frame} voice={voice} />} />
}

function Bar({ frame: { path, channels }, voice: { t } }: { frame: PageFrame; voice: Voice }) {
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
