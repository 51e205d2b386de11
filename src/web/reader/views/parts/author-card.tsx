import { Avatar } from '../../../ui/avatar.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { ArticlePage } from '../../view-models.ts'
import { AccountFigures } from './account-card.tsx'
import { FollowAccount } from './follow.tsx'
import { LevelMark } from './level-badge.tsx'
import { Time } from './time.tsx'
import { TitleList } from './title-list.tsx'

/** Under the title: who, when, where, and how long it takes. */
export function AuthorLine({ page, voice }: { page: ArticlePage; voice: Voice }) {
  const { account } = page
  const { t, count } = voice
  return (
    <div class="author-line">
      <Avatar name={account.name} picture={account.avatar} size="small" />
      <div>
        <p class="author-name">
          <a href={account.href} rel="author" lang={foreign(account.language, voice)}>
            {account.name}
          </a>{' '}
          <LevelMark level={account.level} voice={voice} />
        </p>
        <p class="by">
          <Time at={page.publishedAt} voice={voice} to="minute" />
          {page.updatedAt && (
            <span>
              {t('reader.article.updated', { time: '' })}
              <Time at={page.updatedAt} voice={voice} to="minute" />
            </span>
          )}
          {page.place && <span>{page.place}</span>}
          <span>{t('reader.minutes', { count: page.minutes })}</span>
          {page.reads ? <span>{t('reader.reads', { count: count(page.reads) })}</span> : null}
        </p>
      </div>
    </div>
  )
}

/** Beside the text on wide pages, after it on narrow ones: the account, its figures, its earlier articles. */
export function AuthorCard({ page, voice }: { page: ArticlePage; voice: Voice }) {
  const { account, past } = page
  const { t } = voice
  const lang = foreign(account.language, voice)
  return (
    <aside class="author-card" aria-label={t('reader.account.about')}>
      <div class="account-row">
        <Avatar name={account.name} picture={account.avatar} size="large" />
        <div>
          <h2 lang={lang}>
            <a href={account.href}>{account.name}</a> <LevelMark level={account.level} voice={voice} />
          </h2>
          <p class="signature" lang={lang}>
            {account.signature}
          </p>
        </div>
      </div>
      <AccountFigures account={account} voice={voice} />
      {page.likes !== undefined && <FollowAccount account={account} voice={voice} />}
      {past.length > 0 && (
        <>
          <h3 class="past-head">{t('reader.account.past')}</h3>
          <TitleList teasers={past} voice={voice} />
          <a class="more" href={page.articlesHref}>
            {t('reader.account.pastAll')}
          </a>
        </>
      )}
    </aside>
  )
}

function foreign(language: string, voice: Voice): string | undefined {
  return language === voice.language ? undefined : language
}
