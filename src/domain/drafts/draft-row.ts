import type { Selectable } from 'kysely'
import type { Document } from '../../kernel/document/index.ts'
import type { DB } from '../../platform/database/index.ts'
import type { Draft, DraftFields } from './draft-fields.ts'

type Row = Selectable<DB['draft']>

export function toDraft(row: Row, accountId: string): Draft {
  return {
    articleId: row.article_id,
    accountId,
    version: row.version,
    fields: toFields(row),
    savedAt: row.changed_at,
    savedBy: row.changed_by,
    session: row.session,
    submittedVersion: row.submitted_version ?? undefined,
  }
}

/** Columns that a working copy shares with a revision. */
type FieldColumns = Pick<
  Row,
  | 'title'
  | 'summary'
  | 'language'
  | 'body'
  | 'label'
  | 'opinion'
  | 'sponsored'
  | 'ai'
  | 'cover_media_id'
  | 'channel_id'
  | 'topics'
  | 'comments_open'
  | 'slug'
> & { source_name: string | null; source_url: string | null; place: string | null; series_id?: string | null }

export function toFields(row: FieldColumns): DraftFields {
  return {
    title: row.title,
    summary: row.summary,
    language: row.language,
    body: row.body as unknown as Document,
    label: row.label as DraftFields['label'],
    opinion: row.opinion,
    sponsored: row.sponsored,
    ai: row.ai as DraftFields['ai'],
    sourceName: row.source_name ?? '',
    sourceUrl: row.source_url ?? '',
    place: row.place ?? '',
    coverMediaId: row.cover_media_id,
    channelId: row.channel_id,
    topics: row.topics,
    commentsOpen: row.comments_open,
    slug: row.slug,
    seriesId: row.series_id ?? null,
  }
}

/** The columns of some fields, for an insert or an update. */
export function toColumns(fields: DraftFields) {
  return {
    title: fields.title,
    summary: fields.summary,
    language: fields.language,
    body: JSON.stringify(fields.body),
    label: fields.label,
    opinion: fields.opinion,
    sponsored: fields.sponsored,
    ai: fields.ai,
    source_name: fields.sourceName,
    source_url: fields.sourceUrl,
    place: fields.place,
    cover_media_id: fields.coverMediaId,
    channel_id: fields.channelId,
    topics: fields.topics,
    comments_open: fields.commentsOpen,
    slug: fields.slug,
    series_id: fields.seriesId,
  }
}
