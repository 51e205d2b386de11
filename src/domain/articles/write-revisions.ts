import {
  type MediaView,
  mediaIds,
  plainText,
  RENDERER_VERSION,
  renderHtml,
  sourcesOf,
} from '../../kernel/document/index.ts'
import { newId } from '../../kernel/ids.ts'
import { countUnits, excerpt } from '../../kernel/text/index.ts'
import { insertRows, type Tx } from '../../platform/database/index.ts'
import { mediaViews } from '../media/index.ts'
import { articleSlug } from './article-slug.ts'
import { checkDraft } from './check-draft.ts'
import type { RevisionDraft, RevisionKind } from './draft.ts'

const SUMMARY_LENGTH = 120

type NewRevision = {
  articleId: string
  number: number
  draft: RevisionDraft
  kind: RevisionKind
  note: string
  actor: string | null
  now: Date
}

/** Adds immutable revisions and the HTML made from them. Gives their IDs in their order. Internal to articles. */
export async function writeRevisions(tx: Tx, revisions: NewRevision[]): Promise<string[]> {
  const rows = revisions.map(revisionRow)
  const views = await mediaViews(
    tx.db,
    rows.flatMap(({ body }) => mediaIds(body)),
  )
  const pages = rows.map((row) => htmlRow(row, views))
  await insertRows(tx, 'revision', rows)
  await insertRows(tx, 'revision_html', pages)
  return rows.map(({ id }) => id)
}

type RevisionRow = ReturnType<typeof revisionRow>

function revisionRow(revision: NewRevision) {
  const draft = checkDraft(revision.draft)
  const plain = plainText(draft.body)
  return {
    id: newId(),
    article_id: revision.articleId,
    number: revision.number,
    title: draft.title,
    slug: articleSlug(draft),
    summary: draft.summary ?? excerpt(plain, SUMMARY_LENGTH),
    language: draft.language,
    body: draft.body,
    plain,
    label: draft.label,
    opinion: draft.opinion ?? false,
    sponsored: draft.sponsored ?? false,
    ai: draft.ai ?? 'none',
    comments_open: draft.commentsOpen ?? true,
    source_name: draft.sourceName ?? null,
    source_url: draft.sourceUrl ?? null,
    place: draft.place ?? null,
    cover_media_id: draft.coverMediaId ?? null,
    channel_id: draft.channelId ?? null,
    topics: draft.topics ?? [],
    units: countUnits(plain),
    kind: revision.kind,
    note: revision.note,
    created_at: revision.now,
    created_by: revision.actor,
  }
}

function htmlRow({ id, body, language }: RevisionRow, views: ReadonlyMap<string, MediaView>) {
  const html = renderHtml(body, { media: (mediaId) => views.get(mediaId), language })
  return { revision_id: id, renderer: RENDERER_VERSION, html, sources: sourcesOf(body) }
}
