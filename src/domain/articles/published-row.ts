import { type Document, RENDERER_VERSION, type SourceAttributes } from '../../kernel/document/index.ts'
import { statement } from '../../platform/database/index.ts'
import type { Level } from '../levels/index.ts'
import { type AroundRow, aroundSql } from '../listing/index.ts'
import type { AiUse, Label, RevisionKind } from './draft.ts'

/** Everything that an article's page shows of a published article, in one query. Internal to articles. */
export const published = statement<ArticleRow>(`
  select l.article_id, l.title, l.slug, l.summary, l.language, l.label, r.opinion, r.sponsored, r.ai, r.comments_open,
         r.source_name, r.source_url, r.place, l.units,
         l.published_at, l.updated_at, l.channel_id, l.revision_id,
         h.html, h.sources, case when h.html is null or h.renderer <> ${RENDERER_VERSION} then r.body end as body,
         (select series_id from series_entry where article_id = l.article_id) as series_id,
         (select count(*)::int from publication p where p.article_id = l.article_id) as revisions,
         (select json_agg(n) from (
            select kind, note, created_at as at, number from revision
             where article_id = l.article_id and kind in ('update', 'correction') and number <= r.number and note <> ''
               and exists (select from publication where revision_id = revision.id)
             order by number desc limit 10) n) as notes,
         (select json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name)
                         order by array_position(r.topics, t.name), t.id)
            from listing_topic lt join topic t on t.id = lt.topic_id where lt.article_id = l.article_id) as topics,
         ${aroundSql('l.article_id', 'l.account_id')} as around,
         a.id as account_id, a.handle, a.name, a.signature, a.field, a.language as account_language,
         coalesce(f.articles, 0) as articles, coalesce(f.followers, 0) as followers,
         coalesce(k.level, 1) as level, coalesce(g.likes, 0) as likes,
         c.id as cover_id, c.mime as cover_mime, c.width as cover_width, c.height as cover_height,
         c.colour as cover_colour, c.frames as cover_frames,
         v.id as avatar_id, v.mime as avatar_mime, v.width as avatar_width, v.height as avatar_height,
         v.colour as avatar_colour
    from listing l
    join revision r on r.id = l.revision_id
    left join revision_html h on h.revision_id = l.revision_id
    join account a on a.id = l.account_id
    left join account_figures f on f.account_id = a.id
    left join account_level k on k.account_id = a.id
    left join article_figures g on g.article_id = l.article_id
    left join media c on c.id = l.cover_media_id
    left join media v on v.id = a.avatar_media_id
   where l.article_id = $1`)

/** `body` comes only when the stored HTML is missing or of another renderer. */
export type ArticleRow = {
  article_id: string
  title: string
  slug: string
  summary: string
  language: string
  label: Label
  opinion: boolean
  sponsored: boolean
  ai: AiUse
  comments_open: boolean
  source_name: string | null
  source_url: string | null
  place: string | null
  units: number
  published_at: Date
  updated_at: Date
  channel_id: string | null
  revision_id: string
  html: string | null
  sources: SourceAttributes[] | null
  body: Document | null
  series_id: string | null
  revisions: number
  notes: { kind: RevisionKind; note: string; at: string; number: number }[] | null
  topics: { id: string; slug: string; name: string }[] | null
  around: AroundRow[] | null
  account_id: string
  handle: string
  name: string
  signature: string
  field: string
  account_language: string
  articles: number
  followers: number
  level: Level
  likes: number
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
