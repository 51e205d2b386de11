import type { RevisionDraft } from '../../domain/articles/index.ts'
import { plainText, RENDERER_VERSION, renderHtml } from '../../kernel/document/index.ts'
import { countUnits, slugify } from '../../kernel/text/index.ts'

/** The columns that generated articles are written to, table by table, in an order that keeps references whole. */
export const COLUMNS = {
  article: ['id', 'account_id', 'created_at', 'created_by'],
  revision: [
    'id',
    'article_id',
    'number',
    'title',
    'slug',
    'summary',
    'language',
    'body',
    'plain',
    'label',
    'source_name',
    'source_url',
    'place',
    'cover_media_id',
    'channel_id',
    'topics',
    'units',
    'kind',
    'note',
    'created_at',
    'created_by',
  ],
  revision_html: ['revision_id', 'renderer', 'html'],
  publication: ['id', 'article_id', 'revision_id', 'published_at', 'published_by'],
  listing: [
    'article_id',
    'revision_id',
    'account_id',
    'channel_id',
    'slug',
    'title',
    'summary',
    'language',
    'label',
    'cover_media_id',
    'units',
    'published_at',
    'updated_at',
  ],
  listing_topic: ['topic_id', 'article_id', 'published_at'],
  article_reads: ['article_id', 'reads'],
  article_reads_daily: ['day', 'article_id', 'reads'],
} as const

export type Table = keyof typeof COLUMNS
export type Value = string | number | Date | null | readonly string[] | object
export type Rows = Record<Table, Value[][]>

export type Written = {
  ids: { article: string; revision: string; publication: string }
  accountId: string
  topicIds: readonly string[]
  draft: RevisionDraft
  at: Date
  /** By day (`YYYY-MM-DD`, UTC). */
  reads: readonly { day: string; reads: number }[]
}

export function noRows(): Rows {
  return Object.fromEntries(Object.keys(COLUMNS).map((table) => [table, []])) as unknown as Rows
}

/** Adds the rows that `createArticle` and `publishArticle` would write for a draft of text, and those of its reads. */
export function addRows(rows: Rows, { ids, accountId, topicIds, draft, at, reads }: Written): void {
  const plain = plainText(draft.body)
  const html = renderHtml(draft.body, { media: () => undefined, language: draft.language })
  const slug = slugify(draft.title)
  const summary = draft.summary ?? ''
  const units = countUnits(plain)
  const cover = draft.coverMediaId ?? null
  const channel = draft.channelId ?? null
  rows.article.push([ids.article, accountId, at, null])
  rows.revision.push([
    ids.revision,
    ids.article,
    1,
    draft.title,
    slug,
    summary,
    draft.language,
    draft.body,
    plain,
    draft.label,
    null,
    null,
    draft.place ?? null,
    cover,
    channel,
    draft.topics ?? [],
    units,
    'first',
    '',
    at,
    null,
  ])
  rows.revision_html.push([ids.revision, RENDERER_VERSION, html])
  rows.publication.push([ids.publication, ids.article, ids.revision, at, null])
  rows.listing.push([
    ids.article,
    ids.revision,
    accountId,
    channel,
    slug,
    draft.title,
    summary,
    draft.language,
    draft.label,
    cover,
    units,
    at,
    at,
  ])
  for (const topicId of topicIds) rows.listing_topic.push([topicId, ids.article, at])
  rows.article_reads.push([ids.article, reads.reduce((sum, { reads }) => sum + reads, 0)])
  for (const { day, reads: count } of reads) rows.article_reads_daily.push([day, ids.article, count])
}
