import type { PublishedArticle } from '../../../../domain/articles/index.ts'
import { localText, type Settings } from '../../../../domain/settings/index.ts'
import { accentFor } from '../../../ui/theme.ts'
import { createVoice } from '../../../ui/voice.ts'
import type { CardWords } from './card.ts'

/** The words of an article's cards, in the language of the portal that is nearest to the article's own. */
export function cardWords(article: PublishedArticle, settings: Settings, publicUrl: URL): CardWords {
  const language =
    settings.languages.find((one) => one.slice(0, 2) === article.language.slice(0, 2)) ??
    settings.defaultLanguage
  const voice = createVoice(language, settings.timeZone)
  const url = shortAddress(article.id, publicUrl)
  return {
    title: article.title,
    language: article.language,
    account: article.account.name,
    day: voice.date(article.publishedAt),
    portal: localText(settings.portalName, language),
    accent: accentFor(settings.accent, 'light').accent,
    address: url.replace(/^https?:\/\//, ''),
    url,
    scan: voice.t('sharing.scan'),
  }
}

/** An article's short and lasting address, which leads to its full one. */
export function shortAddress(articleId: string, publicUrl: URL): string {
  return new URL(`/a/${articleId}`, publicUrl).href
}
