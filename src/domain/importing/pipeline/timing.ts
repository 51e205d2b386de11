import type { Note, SourceArticle } from '../source.ts'

/** `at` is when it was or will be published; for a draft, when it was written as far as that is known. */
export type Timing = { status: SourceArticle['status']; at: Date }

/** When an article appears: a time to come means a schedule, one that is over a publication, none the time of the import. */
export function settleTime(article: SourceArticle, now: Date, changed: Note[]): Timing {
  const { status, publishedAt } = article
  if (status === 'draft') return { status, at: publishedAt && publishedAt < now ? publishedAt : now }
  if (!publishedAt) {
    changed.push({
      what: 'date_missing',
      detail: status === 'scheduled' ? 'kept as a draft' : 'published now',
    })
    return { status: status === 'scheduled' ? 'draft' : 'published', at: now }
  }
  if (publishedAt <= now) return { status: 'published', at: publishedAt }
  if (status === 'published') changed.push({ what: 'scheduled', detail: publishedAt.toISOString() })
  return { status: 'scheduled', at: publishedAt }
}
