import { Button } from '../../ui/button.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Section } from '../../ui/section.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { FrontBlockView, FrontPage } from '../front-models.ts'
import { CareFrontView } from './care-front.tsx'
import { AccountRow } from './parts/account-card.tsx'
import { ChannelBands } from './parts/channel-bands.tsx'
import { columnsFor } from './parts/columns-for.ts'
import { HotSection } from './parts/hot-list.tsx'
import { Seconds } from './parts/seconds.tsx'
import { TeaserCard } from './parts/teaser.tsx'
import { WriteHere } from './parts/write-here.tsx'

export function FrontView({ frame, blocks }: FrontPage) {
  if (frame.edition === 'care') return <CareFrontView frame={frame} blocks={blocks} />
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const drawn = blocks.filter(hasSomething)
  return (
    <Layout frame={frame} voice={voice} page="front">
      <h1 class="hidden-text">{voice.t('reader.front.heading', { name: frame.portal.name })}</h1>
      {drawn.some(({ kind }) => kind !== 'accounts') ? null : <Empty voice={voice} />}
      {drawn.map((block) => draw(block, voice))}
    </Layout>
  )
}

function hasSomething(block: FrontBlockView): boolean {
  switch (block.kind) {
    case 'top':
      return block.lead !== undefined || block.seconds.length > 0
    case 'channels':
      return block.bands.length > 0
    case 'columns':
      return block.columns.length > 0
    case 'newest':
      return block.teasers.length > 0
    case 'accounts':
      return block.accounts.length > 0
  }
}

function draw(block: FrontBlockView, voice: Voice) {
  switch (block.kind) {
    case 'top':
      return <Top {...block} voice={voice} />
    case 'channels':
      return <Channels {...block} voice={voice} />
    case 'columns':
      return <Columns {...block} voice={voice} />
    case 'newest':
      return <Newest {...block} voice={voice} />
    case 'accounts':
      return <Accounts {...block} voice={voice} />
  }
}

type PartProps<K extends FrontBlockView['kind']> = Extract<FrontBlockView, { kind: K }> & { voice: Voice }

function Top({ lead, seconds, hot, voice }: PartProps<'top'>) {
  return (
    <div class="wrap front-top">
      <section class="front-main" aria-labelledby="headlines">
        <h2 class="hidden-text" id="headlines">
          {voice.t('reader.front.headlines')}
        </h2>
        {lead && <TeaserCard teaser={lead} voice={voice} kind="lead" kicker={lead.channel?.name} first />}
        <Seconds teasers={seconds} voice={voice} />
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

function Channels({ bands, voice }: PartProps<'channels'>) {
  return (
    <div class="wrap">
      <Section id="channels" title={voice.t('reader.front.channels')}>
        <ChannelBands bands={bands} voice={voice} />
      </Section>
    </div>
  )
}

function Columns({ columns, voice }: PartProps<'columns'>) {
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

function Newest({ teasers, voice }: PartProps<'newest'>) {
  return (
    <div class="wrap">
      <Section id="newest" title={voice.t('slots.reader.newest')}>
        <div class="rows newest">
          {teasers.map((teaser) => (
            <TeaserCard teaser={teaser} voice={voice} kind="row" kicker={teaser.channel?.name} />
          ))}
        </div>
      </Section>
    </div>
  )
}

function Accounts({ accounts, voice }: PartProps<'accounts'>) {
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
