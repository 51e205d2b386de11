import type { Note } from '../../source.ts'

type Fields = Record<string, unknown>

/** Names under which generators write the same thing, in the order in which they are asked. */
export const NAMES = {
  title: ['title'],
  date: ['publishdate', 'date', 'pubdate', 'published_at', 'created', 'created_at', 'date created'],
  author: ['author', 'authors'],
  slug: ['slug', 'abbrlink'],
  topics: ['tags', 'tag', 'topics'],
  categories: ['categories', 'category', 'channel', 'section'],
  cover: [
    'cover',
    'image',
    'featured_image',
    'featuredimage',
    'thumbnail',
    'banner',
    'hero',
    'cover_image',
    'images',
    'cover.image',
  ],
  language: ['language', 'lang', 'locale'],
  summary: ['summary', 'description', 'excerpt', 'subtitle'],
  addresses: ['permalink', 'url', 'aliases', 'redirect_from', 'old_addresses'],
} as const

// Say how a page is built or when a file was touched; nothing of the article.
const MACHINERY = new Set([
  'layout',
  'type',
  'draft',
  'published',
  'publish',
  'status',
  'comments',
  'toc',
  'weight',
  'id',
  'uuid',
  'lastmod',
  'updated',
  'modified',
  'last_modified_at',
  'date modified',
  'cssclass',
  'cssclasses',
  'math',
  'mathjax',
  'sitemap',
  'slug',
  'top',
  'copyright',
])

export function textOf(fields: Fields, names: readonly string[]): string {
  return listOf(fields, names)[0] ?? ''
}

/** The values of the first of these fields that has any, as texts: a list, a text divided by commas, or an object's name. */
export function listOf(fields: Fields, names: readonly string[], divided = false): string[] {
  for (const name of names) {
    const values = flatten(fields[name], divided)
    if (values.length > 0) return values
  }
  return []
}

/** Whether the fields say that the article is not to be seen yet. */
export function isDraft(fields: Fields): boolean {
  const no = (value: unknown) => value === false || value === 'false'
  const status = String(fields.status ?? '').toLowerCase()
  return (
    fields.draft === true ||
    fields.draft === 'true' ||
    no(fields.published) ||
    no(fields.publish) ||
    status === 'draft'
  )
}

/** Fields that have no place here, by name. */
export function noteOthers(fields: Fields, lost: Note[]): void {
  const known = new Set<string>(Object.values(NAMES).flat())
  const others = Object.keys(fields).filter((name) => !known.has(name) && !MACHINERY.has(name))
  if (others.length > 0) lost.push({ what: 'custom_fields', detail: others.join(', ').slice(0, 500) })
}

// A YAML alias may make a value that holds itself.
const DEEPEST = 6

function flatten(value: unknown, divided: boolean, depth = 0): string[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(value)) return value.flatMap((item) => flatten(item, false, depth + 1))
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string')
    return (divided ? value.split(/[,，、]/) : [value]).map((item) => item.trim()).filter(Boolean)
  if (typeof value === 'object' && value !== null) {
    const { name, image, src, url } = value as Fields
    return flatten(name ?? image ?? src ?? url, false, depth + 1)
  }
  return []
}
