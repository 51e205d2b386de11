import type { Voice } from '../../../ui/voice.ts'
import type { ChannelBand } from '../../view-models.ts'
import { columnsFor } from './columns-for.ts'
import { TeaserCard } from './teaser.tsx'
import { TitleList } from './title-list.tsx'

type BandsProps = { bands: ChannelBand[]; voice: Voice }

/** Channels side by side: each its name in its colour, the newest with picture, then titles. */
export function ChannelBands({ bands, voice }: BandsProps) {
  const [only] = bands
  if (only && bands.length === 1) return <OneChannel band={only} voice={voice} />
  return (
    <div class={`grid grid-${columnsFor(bands.length)} bands`}>
      {bands.map(({ channel, lead, titles }) => (
        <div class="band" data-channel={channel.slug}>
          <h3 class="band-name">
            <a href={channel.href}>{channel.name}</a>
          </h3>
          <TeaserCard teaser={lead} voice={voice} kind="card" level={4} />
          {titles.length > 0 && <TitleList teasers={titles} voice={voice} />}
        </div>
      ))}
    </div>
  )
}

const PICTURED = 4

/** One channel alone has room for pictures of the first it names; titles are the rest. */
function OneChannel({ band: { channel, lead, titles }, voice }: { band: ChannelBand; voice: Voice }) {
  const rest = titles.slice(PICTURED - 1)
  return (
    <div class="band" data-channel={channel.slug}>
      <h3 class="band-name">
        <a href={channel.href}>{channel.name}</a>
      </h3>
      <div class="grid grid-4">
        {[lead, ...titles].slice(0, PICTURED).map((teaser) => (
          <TeaserCard teaser={teaser} voice={voice} kind="card" level={4} />
        ))}
      </div>
      {rest.length > 0 && <TitleList teasers={rest} voice={voice} />}
    </div>
  )
}
