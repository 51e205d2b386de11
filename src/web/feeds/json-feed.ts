import { articleAddress } from './article-address.ts'
import type { Feed } from './feed.ts'

/** A feed as JSON Feed 1.1 (jsonfeed.org). `self` is its own absolute address. */
export function jsonFeed(feed: Feed, self: string, publicUrl: URL): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description || undefined,
    language: feed.language,
    home_page_url: feed.page,
    feed_url: self,
    items: feed.articles.map((article) => ({
      id: new URL(`/a/${article.id}`, publicUrl).href,
      url: articleAddress(article, publicUrl),
      title: article.title,
      summary: article.summary || undefined,
      content_text: article.summary || article.title,
      language: article.language,
      image: article.cover ? new URL(`/media/${article.cover.id}`, publicUrl).href : undefined,
      date_published: article.publishedAt.toISOString(),
      date_modified: article.updatedAt.toISOString(),
      authors: [{ name: article.account.name, url: new URL(`/@${article.account.handle}`, publicUrl).href }],
    })),
  })
}
