import { hash } from 'node:crypto'
import type { SourceArticle } from '../source.ts'

/** Ends the hash of an article some of whose pictures could not be stored: a later run tries them again. */
export const PICTURES_MISSING = ':pictures-missing'

/** A hash of everything of an article that becomes part of it, but not of where it stands in the source. */
export function contentHash(article: SourceArticle): string {
  const { title, slug, summary, language, body, authorKey, status, publishedAt, channelKey, topics } = article
  const { cover, label, sourceName, sourceUrl, place, addresses } = article
  const content = [title, slug, summary, language, body, authorKey, status, publishedAt, channelKey, topics]
  content.push(cover, label, sourceName, sourceUrl, place, addresses)
  return hash('sha256', JSON.stringify(content), 'base64url')
}
