import { htmlToLine, titleText } from '../../html-text.ts'
import { oldAddress } from '../../old-address.ts'
import type { Fault, LeftOut, Note, SourceArticle } from '../../source.ts'
import { parseSourceDate } from '../../source-date.ts'
import { wordpressHtml } from '../wordpress/body.ts'
import { readFootnotes } from '../wordpress/footnotes.ts'
import { placeCategories } from './categories.ts'
import { readComments } from './comments.ts'
import { isImported, postKey } from './post-key.ts'
import { noteMeta } from './post-meta.ts'
import { readStatus } from './post-status.ts'
import type { RawItem } from './raw.ts'
import { isOfSite, shortAddress } from './site.ts'
import type { Survey } from './survey.ts'

/** An item of a WXR file as an article, or why it is none. Files come with the articles that show them. */
export function readPost(
  item: RawItem,
  survey: Survey,
  timeZone: string,
): SourceArticle | LeftOut | Fault | null {
  const { fields, position } = item
  const key = postKey(item)
  const type = fields['wp:post_type'] || 'post'
  const title = titleText(fields.title ?? '')
  const leftOut = (reason: string): LeftOut => ({
    type: 'left-out',
    kind: type,
    key,
    title,
    position,
    reason,
  })
  if (type === 'attachment') return null
  if (item.tooLong.includes('content:encoded'))
    return { type: 'fault', position, reason: `body_too_large: ${title}` }
  if (!isImported(item)) return leftOut(fields['wp:status'] === 'trash' ? 'in_trash' : 'type_not_imported')

  const changed: Note[] = item.damage.map((detail) => ({ what: 'damaged_markup', detail }))
  const lost: Note[] = item.tooLong.map((detail) => ({ what: 'field_too_long', detail }))
  const { status, notes } = readStatus(item)
  changed.push(...notes)
  if (type === 'page')
    changed.push({ what: 'page_became_article', detail: `parent: ${fields['wp:post_parent'] || 'none'}` })
  const placement = placeCategories(item.categories, survey.plan)
  noteMeta(item, lost)
  const creator = fields['dc:creator'] ?? ''
  return {
    type: 'article',
    key,
    position,
    title,
    slug: fields['wp:post_name'] ? decodeSlug(fields['wp:post_name']) : null,
    summary: htmlToLine(fields['excerpt:encoded'] ?? ''),
    language: null,
    body: { format: 'html', html: readBody(item, survey, lost) },
    authorKey: authorKey(creator, survey),
    status,
    publishedAt: readDate(item, timeZone),
    channelKey: placement.channelKey,
    topics: placement.topics,
    cover: readCover(item, survey, lost),
    label: 'original',
    sourceName: null,
    sourceUrl: null,
    place: null,
    addresses: status === 'draft' ? [] : readAddresses(item, survey),
    base: fields.link || survey.site.address,
    comments: readComments(item, key, timeZone, lost),
    changed: [...changed, ...placement.changed],
    lost: [...lost, ...placement.lost],
  }
}

function readBody(item: RawItem, survey: Survey, lost: Note[]): string {
  const { fields, meta } = item
  let body = fields['content:encoded'] ?? ''
  const runOn = body.indexOf('</content:encoded>')
  if (runOn !== -1) {
    // A section without its end mark swallowed the fields after it.
    body = body.slice(0, runOn)
    lost.push({ what: 'body_ran_on', detail: 'cut where the body ends' })
  }
  const { files, fileAddresses, filesOfPost } = survey
  const byId = (id: string) => files.get(id)
  return wordpressHtml(
    body,
    {
      attachment: byId,
      attachmentAt: (url) => {
        const id = url ? fileAddresses.get(url) : undefined
        return id ? byId(id) : undefined
      },
      children: () => filesOfPost.getAll(fields['wp:post_id'] ?? '').flatMap((id) => byId(id) ?? []),
      footnotes: readFootnotes(meta.get('footnotes')),
    },
    lost,
  )
}

function authorKey(creator: string, survey: Survey): string | null {
  if (!creator || survey.authors.has(creator)) return creator || null
  // Reduced exports name authors as they are shown.
  for (const author of survey.authors.values()) if (author.name === creator) return author.key
  return creator
}

function readDate({ fields }: RawItem, timeZone: string): Date | null {
  return (
    parseSourceDate(fields['wp:post_date_gmt'], 'UTC') ??
    parseSourceDate(fields.pubDate, 'UTC') ??
    parseSourceDate(fields['wp:post_date'], timeZone)
  )
}

function readCover({ meta }: RawItem, survey: Survey, lost: Note[]): string | null {
  const id = meta.get('_thumbnail_id')
  if (!id || id === '0' || id === '-1') return null
  const file = survey.files.get(id)
  if (!file) lost.push({ what: 'cover_missing', detail: `file ${id} is not in the export` })
  return file?.url ?? null
}

function readAddresses({ fields, meta }: RawItem, { site }: Survey): string[] {
  const { link = '', guid = '' } = fields
  const id = fields['wp:post_id']
  const name = fields['wp:post_name']
  const oldName = meta.get('_wp_old_slug')
  const addresses = [link, isOfSite(guid, site) ? guid : '']
  if (id) addresses.push(shortAddress(`p=${id}`, site))
  if (id && fields['wp:post_type'] === 'page') addresses.push(shortAddress(`page_id=${id}`, site))
  if (name && oldName && link.includes(`/${name}`)) addresses.push(link.replace(`/${name}`, `/${oldName}`))
  const paths = addresses.map((address) => (address ? oldAddress(address, site.address) : null))
  return [...new Set(paths.filter((path) => path !== null))]
}

function decodeSlug(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
