import { contactHref } from '../../../ui/contact.ts'
import type { Voice } from '../../../ui/voice.ts'
import type { ArticlePage } from '../../view-models.ts'
import { Time } from './time.tsx'

/** After the text: where it comes from, what was corrected, who answers for it, and its topics. */
export function ArticleNotes({ page, voice }: { page: ArticlePage; voice: Voice }) {
  const { t } = voice
  return (
    <footer class="article-notes">
      {page.source && <Source page={page} voice={voice} />}
      <Corrections page={page} voice={voice} />
      <HostNotice page={page} voice={voice} />
      {page.topics.length > 0 && (
        <nav class="topics" aria-label={t('reader.article.topics')}>
          {page.topics.map(({ name, href }) => (
            <a class="topic" href={href}>
              {name}
            </a>
          ))}
        </nav>
      )}
    </footer>
  )
}

function Source({ page: { source, label }, voice: { t } }: { page: ArticlePage; voice: Voice }) {
  if (!source) return null
  return (
    <p class="note">
      <b>{t(label === 'translation' ? 'reader.article.translatedFrom' : 'reader.article.source')}</b>
      {source.href ? (
        <a href={source.href} rel="nofollow noopener">
          {source.name || source.href}
        </a>
      ) : (
        source.name
      )}
    </p>
  )
}

function Corrections({ page, voice }: { page: ArticlePage; voice: Voice }) {
  const { t } = voice
  if (page.corrections.length === 0 && page.revisionsCount < 2) return null
  return (
    <div class="note">
      {page.corrections.map(({ kind, note, at }) => (
        <p>
          <b>{t(`reader.article.${kind}`)}</b>
          <Time at={at} voice={voice} to="minute" />
          {note && <span lang={page.language}>{note}</span>}
        </p>
      ))}
      {page.revisionsCount > 1 && (
        <a class="more" href={page.historyHref}>
          {t('reader.article.history', { count: page.revisionsCount })}
        </a>
      )}
    </div>
  )
}

function HostNotice({ page: { hostNotice, contact }, voice: { t } }: { page: ArticlePage; voice: Voice }) {
  if (hostNotice.length === 0 && !contact) return null
  return (
    <div class="note">
      {hostNotice.map(({ language, text }, index) => (
        <p>
          {index === 0 && <b>{t('reader.article.notice')}</b>}
          <span lang={language}>{text}</span>
        </p>
      ))}
      {contact && (
        <a class="more" href={contactHref(contact)}>
          {t('reader.article.complain')}
        </a>
      )}
    </div>
  )
}
