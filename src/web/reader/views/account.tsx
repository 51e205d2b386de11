import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Section } from '../../ui/section.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { AccountPage, Teaser } from '../view-models.ts'
import { AccountHead } from './parts/account-head.tsx'
import { TeaserCard } from './parts/teaser.tsx'

/** `/@handle` */
export function AccountView(page: AccountPage) {
  const { frame, account, articles, feeds } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  return (
    <Layout frame={frame} voice={voice} page="account">
      <div class="wrap narrow">
        <Breadcrumb voice={voice} steps={[{ name: frame.portal.name, href: '/' }, { name: account.name }]} />
        <AccountHead head={page} tab="latest" voice={voice} />
        <Section
          id="latest"
          title={voice.t('reader.account.latest')}
          more={
            articles.length > 0
              ? { href: page.articlesHref, label: voice.t('reader.account.all') }
              : undefined
          }
        >
          {articles.length === 0 && <p class="empty-line">{voice.t('reader.account.empty')}</p>}
          <AccountRows articles={articles} level={3} voice={voice} />
        </Section>
        {feeds.length > 0 && (
          <p class="account-feeds">
            <Icon name="feed" />
            <span>{voice.t('reader.account.feeds')}</span>
            {feeds.map(({ type, href }) => (
              <a href={href}>{type === 'atom' ? 'Atom' : 'JSON Feed'}</a>
            ))}
          </p>
        )}
      </div>
    </Layout>
  )
}

/** Articles of one account: who wrote them is known. */
export function AccountRows({ articles, level, voice }: { articles: Teaser[]; level: 2 | 3; voice: Voice }) {
  return (
    <div class="rows">
      {articles.map((teaser) => (
        <TeaserCard
          teaser={teaser}
          voice={voice}
          kind="row"
          level={level}
          kicker={teaser.channel?.name}
          withAccount={false}
        />
      ))}
    </div>
  )
}
