import { mediaIds, plainText, renderHtml, sourcesOf } from '../../kernel/document/index.ts'
import { countUnits, excerpt, slugify } from '../../kernel/text/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import type { Level } from '../levels/index.ts'
import { mediaViews, viewOfRow } from '../media/index.ts'
import { articleSlug } from './article-slug.ts'
import { isWebAddress } from './check-draft.ts'
import type { RevisionDraft } from './draft.ts'
import type { PublishedArticle } from './find-article.ts'

const account = statement<{
  id: string
  handle: string
  name: string
  signature: string
  field: string
  language: string
  articles: number
  followers: number
  level: Level
  media_id: string | null
  kind: string
  mime: string
  width: number | null
  height: number | null
  colour: string | null
  frames: number
}>(`
  select a.id, a.handle, a.name, a.signature, a.field, a.language, coalesce(f.articles, 0) as articles,
         coalesce(f.followers, 0) as followers, coalesce(k.level, 1) as level, m.id as media_id, m.kind, m.mime, m.width, m.height, m.colour, m.frames
    from account a left join account_figures f on f.account_id = a.id
    left join account_level k on k.account_id = a.id left join media m on m.id = a.avatar_media_id
   where a.id = $1`)

/**
 * What readers would see of a text that is not published, as their page wants it; its times are `at`. Undefined for an
 * unknown account. Two queries.
 */
export async function previewArticle(
  database: Database,
  {
    articleId,
    accountId,
    draft,
    at,
  }: { articleId: string; accountId: string; draft: RevisionDraft; at: Date },
): Promise<PublishedArticle | undefined> {
  const ids = mediaIds(draft.body)
  if (draft.coverMediaId) ids.push(draft.coverMediaId)
  const [[row], views] = await Promise.all([account(database, [accountId]), mediaViews(database.db, ids)])
  if (!row) return undefined
  const { media_id, kind, mime, width, height, colour, frames, ...card } = row
  const plain = plainText(draft.body)
  const html = renderHtml(draft.body, { media: (id) => views.get(id), language: draft.language })
  return {
    id: articleId,
    title: draft.title,
    slug: articleSlug(draft) || 'preview',
    summary: draft.summary ?? excerpt(plain, 120),
    language: draft.language,
    label: draft.label,
    opinion: draft.opinion ?? false,
    sponsored: draft.sponsored ?? false,
    ai: draft.ai ?? 'none',
    commentsOpen: draft.commentsOpen ?? true,
    sourceName: draft.sourceName ?? null,
    // A working copy may hold anything here; what is published was checked.
    sourceUrl: draft.sourceUrl && isWebAddress(draft.sourceUrl) ? draft.sourceUrl : null,
    place: draft.place ?? null,
    units: countUnits(plain),
    publishedAt: at,
    updatedAt: at,
    revisions: 1,
    notes: [],
    html,
    sources: sourcesOf(draft.body),
    seriesId: null,
    coverMediaId: draft.coverMediaId ?? null,
    cover: draft.coverMediaId ? views.get(draft.coverMediaId) : undefined,
    coverInText: Boolean(draft.coverMediaId) && html.includes(`/media/${draft.coverMediaId}`),
    channelId: draft.channelId ?? null,
    topics: (draft.topics ?? []).map((name) => ({ id: '', slug: slugify(name) || name, name })),
    account: {
      ...card,
      avatar: media_id ? viewOfRow({ id: media_id, kind, mime, width, height, colour, frames }) : undefined,
    },
    around: { past: [], related: [] },
  }
}
