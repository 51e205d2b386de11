import type { MediaView } from '../../kernel/document/index.ts'
import {
  type Document,
  mediaIds,
  renderHtml,
  type SourceAttributes,
  sourcesOf,
} from '../../kernel/document/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import type { Level } from '../levels/index.ts'
import { type AroundArticle, toAround } from '../listing/index.ts'
import { mediaViews, viewOfRow } from '../media/index.ts'
import type { AiUse, Label, RevisionKind } from './draft.ts'
import { type ArticleRow, published } from './published-row.ts'

/** A published article in the state that readers see. */
export type PublishedArticle = {
  id: string
  title: string
  slug: string
  summary: string
  language: string
  label: Label
  opinion: boolean
  sponsored: boolean
  ai: AiUse
  commentsOpen: boolean
  sourceName: string | null
  sourceUrl: string | null
  place: string | null
  units: number
  publishedAt: Date
  updatedAt: Date
  /** How many revisions were published. */
  revisions: number
  /** Updates and corrections with a note, newest first, at most ten. */
  notes: { kind: RevisionKind; note: string; at: Date; number: number }[]
  html: string
  /** What the text cites, in the order of the numbers. */
  sources: SourceAttributes[]
  seriesId: string | null
  coverMediaId: string | null
  cover?: MediaView
  /** Whether the text shows the cover picture itself. */
  coverInText: boolean
  channelId: string | null
  topics: { slug: string; name: string; id: string }[]
  account: {
    id: string
    handle: string
    name: string
    signature: string
    field: string
    language: string
    avatar?: MediaView
    articles: number
    followers: number
    level: Level
  }
  /** Absent before it can be liked. */
  likes?: number
  around: AroundArticle
}

/** What an article's address leads to. */
export type ArticleState =
  | { state: 'published'; article: PublishedArticle }
  | { state: 'retracted'; title: string; retractedAt: Date; reason: string; handle: string; name: string }
  | { state: 'unknown' }

const retracted = statement<{
  title: string
  retracted_at: Date
  reason: string
  handle: string
  name: string
}>(`
  select r.title, t.retracted_at, t.reason, a.handle, a.name
    from retraction t
    join article on article.id = t.article_id
    join account a on a.id = article.account_id
    join lateral (select n.title from publication p join revision n on n.id = p.revision_id
                   where p.article_id = t.article_id order by n.number desc limit 1) r on true
   where t.article_id = $1 and t.undone_at is null`)

/** What readers find at an article's ID: one query when it is published, a second one when not. */
export async function findArticle(database: Database, articleId: string): Promise<ArticleState> {
  const [row] = await published(database, [articleId])
  if (row) return { state: 'published', article: await toArticle(database, row) }
  const [gone] = await retracted(database, [articleId])
  if (!gone) return { state: 'unknown' }
  const { retracted_at, ...rest } = gone
  return { state: 'retracted', retractedAt: retracted_at, ...rest }
}

async function toArticle(database: Database, row: ArticleRow): Promise<PublishedArticle> {
  const html = row.body ? await renderAgain(database, row.body, row.language) : (row.html as string)
  return {
    id: row.article_id,
    title: row.title,
    slug: row.slug,
    summary: row.summary,
    language: row.language,
    label: row.label,
    opinion: row.opinion,
    sponsored: row.sponsored,
    ai: row.ai,
    commentsOpen: row.comments_open,
    sourceName: row.source_name,
    sourceUrl: row.source_url,
    place: row.place,
    units: row.units,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    revisions: row.revisions,
    notes: (row.notes ?? []).map((note) => ({ ...note, at: new Date(note.at) })),
    html,
    sources: row.body ? sourcesOf(row.body) : (row.sources ?? []),
    seriesId: row.series_id,
    coverMediaId: row.cover_id,
    cover: mediaOf(
      row.cover_id,
      row.cover_mime,
      row.cover_width,
      row.cover_height,
      row.cover_colour,
      row.cover_frames,
    ),
    coverInText: row.cover_id !== null && html.includes(`/media/${row.cover_id}`),
    channelId: row.channel_id,
    topics: row.topics ?? [],
    account: {
      id: row.account_id,
      handle: row.handle,
      name: row.name,
      signature: row.signature,
      field: row.field,
      language: row.account_language,
      avatar: mediaOf(
        row.avatar_id,
        row.avatar_mime,
        row.avatar_width,
        row.avatar_height,
        row.avatar_colour,
        1,
      ),
      articles: row.articles,
      followers: row.followers,
      level: row.level,
    },
    likes: row.likes,
    around: toAround(row.around),
  }
}

/** A newer renderer than the one that wrote the stored copy: the page makes its own. */
async function renderAgain(database: Database, body: Document, language: string): Promise<string> {
  const views = await mediaViews(database.db, mediaIds(body))
  return renderHtml(body, { media: (id) => views.get(id), language })
}

function mediaOf(
  id: string | null,
  mime: string,
  width: number | null,
  height: number | null,
  colour: string | null,
  frames: number,
) {
  return id ? viewOfRow({ id, kind: 'picture', mime, width, height, colour, frames }) : undefined
}
