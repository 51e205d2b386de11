import type { PublishedArticle } from '../../../domain/articles/index.ts'
import type { Language, Settings } from '../../../domain/settings/index.ts'
import { articlePath } from '../teaser.ts'
import { publisherJsonLd } from './site.ts'

/** An article as schema.org `NewsArticle` or one of its kinds, with its corrections, its source and what it cites. Addresses are absolute. */
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
    '@type': kindOf(article),
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
    citation:
      article.sources.length > 0
        ? article.sources.map((one) => ({
            '@type': 'CreativeWork',
            name: one.title || undefined,
            author: one.author ? { '@type': 'Person', name: one.author } : undefined,
            publisher: one.publisher ? { '@type': 'Organization', name: one.publisher } : undefined,
            url: one.href || undefined,
          }))
        : undefined,
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

/** The most exact of schema.org's kinds: what is paid for, then what is opinion. */
function kindOf({ sponsored, opinion }: PublishedArticle): string {
  if (sponsored) return 'AdvertiserContentArticle'
  return opinion ? 'OpinionNewsArticle' : 'NewsArticle'
}
