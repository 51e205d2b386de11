import type { MediaView } from '../../kernel/document/index.ts'
import { viewOfRow } from '../media/index.ts'

/** An article as lists show it. */
export type ListedArticle = {
  id: string
  slug: string
  title: string
  summary: string
  /** BCP 47. */
  language: string
  label: 'original' | 'reprint' | 'translation'
  /** What it declares besides: 'opinion', 'sponsored', 'ai-assisted', 'ai-generated'. */
  flags: ('opinion' | 'sponsored' | 'ai-assisted' | 'ai-generated')[]
  /** Estimated seconds of reading. */
  units: number
  publishedAt: Date
  updatedAt: Date
  channelId: string | null
  account: { id: string; handle: string; name: string; avatar?: MediaView }
  cover?: MediaView
}

/**
 * Columns and joins of every list; `l` is the listing. Lists put their own picks before and order after it. `offset 0`
 * keeps each join a look-up by key: lists are short, and left to itself PostgreSQL reads all of a table that it
 * believes to be small.
 */
export const LISTED = {
  columns: `l.article_id, l.slug, l.title, l.summary, l.language, l.label, l.flags, l.units, l.published_at, l.updated_at,
    l.channel_id, l.account_id, a.handle, a.name, l.cover_media_id, c.mime as cover_mime, c.width as cover_width,
    c.height as cover_height, c.colour as cover_colour, c.frames as cover_frames, a.avatar_media_id,
    v.mime as avatar_mime, v.width as avatar_width, v.height as avatar_height, v.colour as avatar_colour`,
  joins: `join lateral (select * from account where id = l.account_id offset 0) a on true
    left join lateral (select * from media where id = l.cover_media_id offset 0) c on true
    left join lateral (select * from media where id = a.avatar_media_id offset 0) v on true`,
}

export type ListedRow = {
  article_id: string
  slug: string
  title: string
  summary: string
  language: string
  label: ListedArticle['label']
  flags: ListedArticle['flags']
  units: number
  published_at: Date
  updated_at: Date
  channel_id: string | null
  account_id: string
  handle: string
  name: string
  cover_media_id: string | null
  cover_mime: string
  cover_width: number | null
  cover_height: number | null
  cover_colour: string | null
  cover_frames: number
  avatar_media_id: string | null
  avatar_mime: string
  avatar_width: number | null
  avatar_height: number | null
  avatar_colour: string | null
}

export function toListed(row: ListedRow): ListedArticle {
  return {
    id: row.article_id,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    language: row.language,
    label: row.label,
    flags: row.flags,
    units: row.units,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    channelId: row.channel_id,
    account: { id: row.account_id, handle: row.handle, name: row.name, avatar: avatarOf(row) },
    cover: coverOf(row),
  }
}

function coverOf(row: ListedRow): MediaView | undefined {
  if (!row.cover_media_id) return undefined
  return viewOfRow({
    id: row.cover_media_id,
    kind: 'picture',
    mime: row.cover_mime,
    width: row.cover_width,
    height: row.cover_height,
    colour: row.cover_colour,
    frames: row.cover_frames,
  })
}

function avatarOf(row: ListedRow): MediaView | undefined {
  if (!row.avatar_media_id) return undefined
  return viewOfRow({
    id: row.avatar_media_id,
    kind: 'picture',
    mime: row.avatar_mime,
    width: row.avatar_width,
    height: row.avatar_height,
    colour: row.avatar_colour,
    frames: 1,
  })
}
