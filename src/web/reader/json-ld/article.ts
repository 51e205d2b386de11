import type { PublishedArticle } from '../../../domain/articles/index.ts'
import type { Language, Settings } from '../../../domain/settings/index.ts'
import { articlePath } from '../teaser.ts'
import { publisherJsonLd } from './site.ts'

/** An article as schema.org `NewsArticle`, with its corrections and its source. Addresses are absolute. */
export function articleJsonLd(
  article: PublishedArticle,
  settings: Settings,
  language: Language,
  publicUrl: URL,
  section: string | undefined,
): object {
  const absolute = (path: string) => new URL(path, publicUrl).href
  const url = absolute(articlePath(article))
  const corrections = article.notes.filter((note) => note.kind === 'correction')
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.summary || undefined,
    inLanguage: article.language,
    url,
    mainEntityOfPage: url,
    datePublished: article.publishedAt.toISOString(),
    dateModified: article.updatedAt.toISOString(),
    articleSection: section,
    keywords: article.topics.length > 0 ? article.topics.map((topic) => topic.name) : undefined,
    contentLocation: article.place ? { '@type': 'Place', name: article.place } : undefined,
    image: article.cover && [absolute(`/media/${article.cover.id}`)],
    author: { '@type': 'Person', name: article.account.name, url: absolute(`/@${article.account.handle}`) },
    publisher: publisherJsonLd(settings, language, publicUrl),
    isBasedOn: article.sourceUrl ?? undefined,
    correction:
      corrections.length > 0
        ? corrections.map((one) => ({
            '@type': 'CorrectionComment',
            text: one.note,
            datePublished: one.at.toISOString(),
          }))
        : undefined,
  }
}
