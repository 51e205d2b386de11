import type { FoundNames } from '../../../domain/search/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { Voice } from '../../ui/voice.ts'

/** Accounts and topics whose names were asked for. */
export function FoundNamesList({ names: { accounts, topics }, voice }: { names: FoundNames; voice: Voice }) {
  const { t } = voice
  return (
    <>
      {accounts.length > 0 && (
        <section class="search-names">
          <h2>{t('search.accounts')}</h2>
          <ul class="search-accounts">
            {accounts.map(({ handle, name, signature, language, avatar }) => (
              <li>
                <a href={`/@${handle}`}>
                  <Avatar name={name} picture={avatar} size="small" />
                  <span lang={language === voice.language ? undefined : language}>
                    <b>{name}</b>
                    <span class="search-signature">{signature || `@${handle}`}</span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {topics.length > 0 && (
        <section class="search-names">
          <h2>{t('search.topics')}</h2>
          <TopicLinks topics={topics} />
        </section>
      )}
    </>
  )
}

/** Topics side by side. */
export function TopicLinks({ topics }: { topics: FoundNames['topics'] }) {
  return (
    <ul class="search-topics">
      {topics.map(({ slug, name }) => (
        <li>
          <a href={`/t/${encodeURIComponent(slug)}`}>#{name}</a>
        </li>
      ))}
    </ul>
  )
}
