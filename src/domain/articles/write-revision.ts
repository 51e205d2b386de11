import { mediaIds, plainText, RENDERER_VERSION, renderHtml } from '../../kernel/document/index.ts'
import { newId } from '../../kernel/ids.ts'
import { countUnits, excerpt, slugify } from '../../kernel/text/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { mediaViews } from '../media/index.ts'
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

/** Adds one immutable revision and the HTML made from it. Returns its ID. Internal to articles. */
export async function writeRevision(tx: Tx, revision: NewRevision): Promise<string> {
  const draft = checkDraft(revision.draft)
  const id = newId()
  const plain = plainText(draft.body)
  await tx.db
    .insertInto('revision')
    .values({
      id,
      article_id: revision.articleId,
      number: revision.number,
      title: draft.title,
      slug: slugify(draft.slug || draft.title),
      summary: draft.summary ?? excerpt(plain, SUMMARY_LENGTH),
      language: draft.language,
      body: JSON.stringify(draft.body),
      plain,
      label: draft.label,
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
    })
    .execute()
  const views = await mediaViews(tx.db, mediaIds(draft.body))
  const html = renderHtml(draft.body, { media: (mediaId) => views.get(mediaId), language: draft.language })
  await tx.db
    .insertInto('revision_html')
    .values({ revision_id: id, renderer: RENDERER_VERSION, html })
    .execute()
  return id
}
