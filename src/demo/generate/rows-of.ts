import { slugify } from '../../kernel/text/index.ts'
import { copyLine } from './copy-text.ts'
import type { PreparedText } from './prepare-text.ts'

/** The columns that generated articles are written to, table by table, in an order that keeps references whole. */
export const COLUMNS = {
  article: 'id account_id created_at created_by',
  revision:
    'id article_id number title slug summary language body plain label source_name source_url place cover_media_id channel_id topics units kind note created_at created_by',
  revision_html: 'revision_id renderer html',
  publication: 'id article_id revision_id published_at published_by',
  listing:
    'article_id revision_id account_id channel_id slug title summary language label cover_media_id units published_at updated_at',
  listing_topic: 'topic_id article_id published_at',
  article_reads: 'article_id reads',
  article_reads_daily: 'day article_id reads',
} as const

export type Table = keyof typeof COLUMNS
/** COPY text for each table, and how many articles each account gets. */
export type Batch = { text: Record<Table, string>; articlesOf: Map<string, number> }

export type Written = {
  ids: { article: string; revision: string; publication: string }
  accountId: string
  channelId: string | null
  coverId: string | null
  topicIds: readonly string[]
  title: string
  text: PreparedText
  at: Date
  /** By day (`YYYY-MM-DD`, UTC). */
  reads: readonly { day: string; reads: number }[]
}

export function newBatch(): Batch {
  const text = Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, ''])) as Batch['text']
  return { text, articlesOf: new Map() }
}

/** Adds the rows that `createArticle` and `publishArticle` would write, and those of its reads. A test compares them. */
export function addRows(batch: Batch, written: Written): void {
  const { ids, accountId, channelId, coverId, topicIds, title, text, reads } = written
  const { article, revision } = ids
  const { summary, topics, units } = text
  const { language } = text.words
  const slug = slugify(title)
  const at = written.at.toISOString()
  const place = language === 'en' ? null : text.subject.place
  const into = batch.text
  into.article += copyLine([article, accountId, at, null])
  into.revision += copyLine([
    ...[revision, article, 1, title, slug, summary, language, text.bodyField, text.plainField, 'original'],
    ...[null, null, place, coverId, channelId, topics, units, 'first', '', at, null],
  ])
  into.revision_html += copyLine([revision, text.renderer, text.htmlField])
  into.publication += copyLine([ids.publication, article, revision, at, null])
  into.listing += copyLine([
    ...[article, revision, accountId, channelId, slug, title, summary, language, 'original', coverId, units],
    ...[at, at],
  ])
  for (const topicId of topicIds) into.listing_topic += copyLine([topicId, article, at])
  into.article_reads += copyLine([article, reads.reduce((sum, { reads }) => sum + reads, 0)])
  for (const { day, reads: count } of reads) into.article_reads_daily += copyLine([day, article, count])
  batch.articlesOf.set(accountId, (batch.articlesOf.get(accountId) ?? 0) + 1)
}
