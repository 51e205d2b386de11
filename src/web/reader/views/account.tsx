import { Avatar } from '../../ui/avatar.tsx'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Layout } from '../../ui/layout.tsx'
import { PagingLinks } from '../../ui/paging.tsx'
import { Section } from '../../ui/section.tsx'
import { createVoice, type Voice } from '../../ui/voice.ts'
import type { AccountArticles, AccountPage } from '../view-models.ts'
import { AccountFigures } from './parts/account-card.tsx'
import { TeaserCard } from './parts/teaser.tsx'
import { Time } from './parts/time.tsx'

/** `/@handle` */
export function AccountView(page: AccountPage) {
  const { frame, account, articles } = page
  const voice = createVoice(frame.language, frame.portal.timeZone)
  return (
    <Layout frame={frame} voice={voice} page="account">
      <div class="wrap narrow">
        <Breadcrumb voice={voice} steps={[{ name: frame.portal.name, href: '/' }, { name: account.name }]} />
        <AccountHead page={page} voice={voice} />
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
          <div class="rows">
            {articles.map((teaser) => (
              <TeaserCard
                teaser={teaser}
                voice={voice}
                kind="row"
                kicker={teaser.channel?.name}
                withAccount={false}
              />
            ))}
          </div>
        </Section>
      </div>
    </Layout>
  )
}

function AccountHead({
  page: { account, joinedAt, feeds, frame },
  voice,
}: {
  page: AccountPage
  voice: Voice
}) {
  const lang = account.language === frame.language ? undefined : account.language
  return (
    <div class="account-head">
      <Avatar name={account.name} picture={account.avatar} size="large" />
      <div class="account-words">
        <h1 lang={lang}>{account.name}</h1>
        <p class="by">
          <span>@{account.handle}</span>
          {account.field && <span>{account.field}</span>}
          <span>
            <Joined at={joinedAt} voice={voice} />
          </span>
        </p>
        <p class="page-lead" lang={lang}>
          {account.signature}
        </p>
      </div>
      <AccountFigures account={account} voice={voice} />
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
  )
}

/** The words around the date stand in another order in each language. */
function Joined({ at, voice }: { at: Date; voice: Voice }) {
  const [before, after] = voice.t('reader.account.joined', { date: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <Time at={at} voice={voice} />
      {after}
    </>
  )
}

/** `/@handle/articles` */
export function AccountArticlesView({ frame, account, articles, paging }: AccountArticles) {
  const voice = createVoice(frame.language, frame.portal.timeZone)
  const lang = account.language === frame.language ? undefined : account.language
  return (
    <Layout frame={frame} voice={voice} page="account">
      <div class="wrap narrow">
        <Breadcrumb
          voice={voice}
          steps={[
            { name: frame.portal.name, href: '/' },
            { name: account.name, href: account.href },
            { name: voice.t('reader.account.all') },
          ]}
        />
        <div class="page-title">
          <h1 lang={lang}>{voice.t('reader.account.allOf', { name: account.name })}</h1>
        </div>
        {articles.length === 0 && <p class="empty-line">{voice.t('reader.account.empty')}</p>}
        <div class="rows">
          {articles.map((teaser) => (
            <TeaserCard
              teaser={teaser}
              voice={voice}
              kind="row"
              level={2}
              kicker={teaser.channel?.name}
              withAccount={false}
            />
          ))}
        </div>
        <PagingLinks voice={voice} {...paging} />
      </div>
    </Layout>
  )
}
