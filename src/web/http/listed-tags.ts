import type { ListedArticle } from '../../domain/listing/index.ts'

/**
 * Tags of a page that lists these articles: each of them, and the names and pictures of those who wrote them
 * (`by-line:…`), which are purged when an account changes what it says of itself.
 */
export function listedTags(articles: Iterable<Pick<ListedArticle, 'id' | 'account'>>): string[] {
  const tags = new Set<string>()
  for (const { id, account } of articles) tags.add(`article:${id}`).add(`by-line:${account.id}`)
  return [...tags]
}
