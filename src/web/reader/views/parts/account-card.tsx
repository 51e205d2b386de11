import { Avatar } from '../../../ui/avatar.tsx'
import type { Voice } from '../../../ui/voice.ts'
import type { AccountCard } from '../../view-models.ts'

/** An account among others: avatar, name, signature; the name is the one link and covers the block. */
export function AccountRow({ account, voice }: { account: AccountCard; voice: Voice }) {
  const lang = account.language === voice.language ? undefined : account.language
  return (
    <div class="account-row">
      <Avatar name={account.name} picture={account.avatar} size="large" />
      <div>
        <h3 lang={lang}>
          <a href={account.href}>{account.name}</a>
        </h3>
        <p class="signature" lang={lang}>
          {account.signature}
        </p>
        <p class="by">
          <span>
            {voice.t('reader.account.articles')} {voice.count(account.articles)}
          </span>
          <span>
            {voice.t('reader.account.followers')} {voice.count(account.followers)}
          </span>
        </p>
      </div>
    </div>
  )
}

/** Numbers of an account, large. */
export function AccountFigures({ account, voice: { t, count } }: { account: AccountCard; voice: Voice }) {
  return (
    <dl class="figures">
      <div>
        <dt>{t('reader.account.articles')}</dt>
        <dd>{count(account.articles)}</dd>
      </div>
      <div>
        <dt>{t('reader.account.followers')}</dt>
        <dd>{count(account.followers)}</dd>
      </div>
    </dl>
  )
}
