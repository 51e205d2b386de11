import { Avatar } from '../../../ui/avatar.tsx'
import { Icon } from '../../../ui/icons.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { AccountHead as Head } from '../../view-models.ts'
import { FollowAccount } from './follow.tsx'
import { LevelLink } from './level-badge.tsx'
import { Time } from './time.tsx'

/** Which of an account's pages is open. */
export type AccountTab = 'latest' | 'past' | 'series'

/** What stands above each page of an account: who it is, its numbers, the way to follow it, its pages, its search. */
export function AccountHead({ head, tab, voice }: { head: Head; tab: AccountTab; voice: Voice }) {
  const { account, joinedAt } = head
  const lang = account.language === voice.language ? undefined : account.language
  return (
    <>
      <div class="account-head">
        <Avatar name={account.name} picture={account.avatar} size="large" />
        <div class="account-words">
          <div class="account-name">
            <h1 lang={lang}>{account.name}</h1>
            <LevelLink level={account.level} voice={voice} />
          </div>
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
        <div class="account-numbers">
          <Numbers head={head} voice={voice} />
          <FollowAccount account={account} voice={voice} />
        </div>
      </div>
      <AccountNav head={head} tab={tab} voice={voice} />
    </>
  )
}

function Numbers({ head: { account, likes, reads }, voice: { t, count } }: { head: Head; voice: Voice }) {
  const numbers = [
    [t('reader.account.articles'), account.articles],
    [t('reader.account.followers'), account.followers],
    [t('joining.account.reads'), reads],
    [t('joining.account.likes'), likes],
  ] as const
  return (
    <dl class="figures">
      {numbers.map(([name, number]) => (
        <div>
          <dt>{name}</dt>
          <dd>{count(number)}</dd>
        </div>
      ))}
    </dl>
  )
}

function AccountNav({ head: { account }, tab, voice: { t } }: { head: Head; tab: AccountTab; voice: Voice }) {
  const tabs = [
    ['latest', account.href, t('joining.account.tabLatest')],
    ['past', `${account.href}/articles`, t('joining.account.tabPast')],
    ['series', `${account.href}/series`, t('joining.account.tabSeries')],
  ] as const
  return (
    <div class="account-nav">
      <nav class="account-tabs" aria-label={t('joining.account.tabs')}>
        {tabs.map(([name, href, label]) => (
          <a href={href} aria-current={name === tab ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <form class="account-search" action="/search" method="get">
        <input type="hidden" name="account" value={account.handle} />
        <label class="hidden-text" for="account-search">
          {t('joining.account.search')}
        </label>
        <input
          class="input"
          id="account-search"
          type="search"
          name="q"
          placeholder={t('joining.account.search')}
          maxLength={200}
          required
        />
        <button class="button button-line" type="submit">
          <Icon name="search" />
          <span class="hidden-text">{t('joining.account.searchDo')}</span>
        </button>
      </form>
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
