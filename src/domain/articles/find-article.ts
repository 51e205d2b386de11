import type { MediaView } from '../../kernel/document/index.ts'
import { type Document, mediaIds, RENDERER_VERSION, renderHtml } from '../../kernel/document/index.ts'
import { type Database, statement } from '../../platform/database/index.ts'
import { mediaViews, viewOfRow } from '../media/index.ts'
import type { Label, RevisionKind } from './draft.ts'

/** A published article in the state that readers see. */
export type PublishedArticle = {
  id: string
  title: string
  slug: string
  summary: string
  language: string
  label: Label
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
  }
}

/** What an article's address leads to. */
export type ArticleState =
  | { state: 'published'; article: PublishedArticle }
  | { state: 'retracted'; title: string; retractedAt: Date; reason: string; handle: string; name: string }
  | { state: 'unknown' }

const published = statement<ArticleRow>(`
  select l.article_id, l.title, l.slug, l.summary, l.language, l.label, r.source_name, r.source_url, r.place, l.units,
         l.published_at, l.updated_at, l.channel_id, l.revision_id,
         h.html, case when h.html is null or h.renderer <> ${RENDERER_VERSION} then r.body end as body,
         (select count(*)::int from publication p where p.article_id = l.article_id) as revisions,
         (select json_agg(n) from (
            select kind, note, created_at as at, number from revision
             where article_id = l.article_id and kind in ('update', 'correction') and number <= r.number and note <> ''
             order by number desc limit 10) n) as notes,
         (select json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name)
                         order by array_position(r.topics, t.name), t.id)
            from listing_topic lt join topic t on t.id = lt.topic_id where lt.article_id = l.article_id) as topics,
         a.id as account_id, a.handle, a.name, a.signature, a.field, a.language as account_language,
         coalesce(f.articles, 0) as articles, coalesce(f.followers, 0) as followers,
         c.id as cover_id, c.mime as cover_mime, c.width as cover_width, c.height as cover_height,
         c.colour as cover_colour, c.frames as cover_frames,
         v.id as avatar_id, v.mime as avatar_mime, v.width as avatar_width, v.height as avatar_height,
         v.colour as avatar_colour
    from listing l
    join revision r on r.id = l.revision_id
    left join revision_html h on h.revision_id = l.revision_id
    join account a on a.id = l.account_id
    left join account_figures f on f.account_id = a.id
    left join media c on c.id = l.cover_media_id
    left join media v on v.id = a.avatar_media_id
   where l.article_id = $1`)

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
    join lateral (select revision_id from publication where article_id = t.article_id order by id desc limit 1) p on true
    join revision r on r.id = p.revision_id
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
    sourceName: row.source_name,
    sourceUrl: row.source_url,
    place: row.place,
    units: row.units,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    revisions: row.revisions,
    notes: (row.notes ?? []).map((note) => ({ ...note, at: new Date(note.at) })),
    html,
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
    },
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

type ArticleRow = {
  article_id: string
  title: string
  slug: string
  summary: string
  language: string
  label: Label
  source_name: string | null
  source_url: string | null
  place: string | null
  units: number
  published_at: Date
  updated_at: Date
  channel_id: string | null
  revision_id: string
  html: string | null
  body: Document | null
  revisions: number
  notes: { kind: RevisionKind; note: string; at: string; number: number }[] | null
  topics: { id: string; slug: string; name: string }[] | null
  account_id: string
  handle: string
  name: string
  signature: string
  field: string
  account_language: string
  articles: number
  followers: number
  cover_id: string | null
  cover_mime: string
  cover_width: number | null
  cover_height: number | null
  cover_colour: string | null
  cover_frames: number
  avatar_id: string | null
  avatar_mime: string
  avatar_width: number | null
  avatar_height: number | null
  avatar_colour: string | null
}
