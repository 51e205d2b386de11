import { Button } from '../../ui/button.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Section } from '../../ui/section.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { FrontPage } from '../view-models.ts'
import { AccountRow } from './parts/account-card.tsx'
import { ChannelBands } from './parts/channel-bands.tsx'
import { columnsFor } from './parts/columns-for.ts'
import { HotSection } from './parts/hot-list.tsx'
import { TeaserCard } from './parts/teaser.tsx'
import { WriteHere } from './parts/write-here.tsx'

export function FrontView(page: FrontPage) {
  const { frame } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  return (
    <Layout frame={frame} voice={voice} page="front">
      <h1 class="hidden-text">{voice.t('reader.front.heading', { name: frame.portal.name })}</h1>
      {page.lead ? <Top page={page} voice={voice} /> : <Empty voice={voice} />}
      <Channels page={page} voice={voice} />
      <Columns page={page} voice={voice} />
      <Accounts page={page} voice={voice} />
    </Layout>
  )
}

type PartProps = { page: FrontPage; voice: Voice }

function Top({ page: { lead, seconds, hot }, voice }: PartProps) {
  if (!lead) return null
  return (
    <div class="wrap front-top">
      <section class="front-main" aria-labelledby="headlines">
        <h2 class="hidden-text" id="headlines">
          {voice.t('reader.front.headlines')}
        </h2>
        <TeaserCard teaser={lead} voice={voice} kind="lead" kicker={lead.channel?.name} first />
        {seconds.length > 0 && (
          <div class={`seconds seconds-${seconds.length}`}>
            {seconds.map((teaser, index) => (
              <TeaserCard
                teaser={teaser}
                voice={voice}
                kind={seconds.length === 4 && index > 1 ? 'text' : 'card'}
                kicker={teaser.channel?.name}
              />
            ))}
          </div>
        )}
      </section>
      <div class="front-side">
        <HotSection items={hot} voice={voice} />
        <WriteHere voice={voice} />
      </div>
    </div>
  )
}

function Empty({ voice }: { voice: Voice }) {
  return (
    <div class="wrap empty">
      <h2>{voice.t('reader.front.emptyTitle')}</h2>
      <p>{voice.t('reader.front.emptyText')}</p>
      <Button href="/apply">{voice.t('reader.nav.apply')}</Button>
    </div>
  )
}

function Channels({ page: { channelBands }, voice }: PartProps) {
  if (channelBands.length === 0) return null
  return (
    <div class="wrap">
      <Section id="channels" title={voice.t('reader.front.channels')}>
        <ChannelBands bands={channelBands} voice={voice} />
      </Section>
    </div>
  )
}

function Columns({ page: { columns }, voice }: PartProps) {
  if (columns.length === 0) return null
  return (
    <div class="shade">
      <div class="wrap">
        <Section id="columns" title={voice.t('reader.front.columns')}>
          <div class={`grid grid-${columnsFor(columns.length)} columns`}>
            {columns.map(({ channel, description, lead }) => (
              <div class="column" data-channel={channel.slug}>
                <div class="column-head">
                  <h3 class="band-name">
                    <a href={channel.href}>{channel.name}</a>
                  </h3>
                  {description && <p class="column-description">{description}</p>}
                </div>
                <TeaserCard teaser={lead} voice={voice} kind="card" level={4} />
              </div>
            ))}
          </div>
        </Section>
      </div>
    </div>
  )
}

function Accounts({ page: { accounts }, voice }: PartProps) {
  if (accounts.length === 0) return null
  return (
    <div class="wrap">
      <Section
        id="accounts"
        title={voice.t('reader.front.accounts')}
        more={{ href: '/apply', label: voice.t('reader.nav.apply') }}
      >
        <div class={`grid grid-${columnsFor(accounts.length)} accounts`}>
          {accounts.map((account) => (
            <AccountRow account={account} voice={voice} />
          ))}
        </div>
      </Section>
    </div>
  )
}
