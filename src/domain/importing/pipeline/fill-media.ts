import {
  type Document,
  normaliseDocument,
  type Picture,
  type Video,
  walkBlocks,
} from '../../../kernel/document/index.ts'
import type { Note, SourceArticle } from '../source.ts'
import type { Pictures, Stored } from './pictures.ts'
import type { Run } from './run.ts'

export type Filled = { coverMediaId: string | undefined; missing: Note[] }

/**
 * Puts stored files in the place of the addresses that a document and its article's cover name. What could not be
 * stored keeps its address and is shown as a line with a link; a file that is nowhere leaves its words.
 */
export async function fillMedia(
  run: Run,
  pictures: Pictures,
  article: SourceArticle,
  document: Document,
): Promise<Filled> {
  const missing: Note[] = []
  const blocks = [...walkBlocks(document)].filter(
    (block) => block.type === 'picture' || block.type === 'video',
  )
  const inGallery = new Set(
    [...walkBlocks(document)].flatMap((block) => (block.type === 'gallery' ? block.content : [])),
  )
  const stored = await Promise.all(blocks.map((block) => storeBlock(run, pictures, article, block)))
  for (const [at, block] of blocks.entries()) {
    const result = stored[at]
    if (!result) continue
    if ('mediaId' in result)
      block.attrs = { ...block.attrs, media: result.mediaId, src: null } as typeof block.attrs
    else {
      missing.push({ what: result.missing, detail: block.attrs.src ?? block.attrs.media ?? '' })
      if (/^https?:/i.test(block.attrs.src ?? '')) continue
      // A gallery holds pictures only: normalising takes the lost one out and leaves its words after it.
      if (block.type === 'picture' && inGallery.has(block))
        block.attrs = { ...block.attrs, media: null, src: null }
      else leaveWords(block)
    }
  }
  if (inGallery.size > 0) document.content = normaliseDocument(document).content
  return { coverMediaId: await storeCover(run, pictures, article, missing), missing }
}

async function storeBlock(
  run: Run,
  pictures: Pictures,
  article: SourceArticle,
  block: Picture | Video,
): Promise<Stored | undefined> {
  const { media, src } = block.attrs
  if (media) return (await isStored(run, media)) ? undefined : { missing: 'no_such_media' }
  if (!src) return { missing: 'no_address' }
  const place = run.source.findPicture(article, src)
  // A video of any length does not go through memory.
  if (block.type === 'video' && place.kind === 'remote') return { missing: 'video_not_fetched' }
  return await pictures.store(place)
}

async function storeCover(
  run: Run,
  pictures: Pictures,
  article: SourceArticle,
  missing: Note[],
): Promise<string | undefined> {
  if (!article.cover) return undefined
  const stored = await pictures.store(run.source.findPicture(article, article.cover))
  if ('mediaId' in stored) return stored.mediaId
  missing.push({ what: stored.missing, detail: `cover: ${article.cover}` })
  return undefined
}

async function isStored(run: Run, mediaId: string): Promise<boolean> {
  const row = await run.database.db
    .selectFrom('media')
    .select('id')
    .where('id', '=', mediaId)
    .executeTakeFirst()
  return row !== undefined
}

function leaveWords(block: Picture | Video): void {
  const alt = block.type === 'picture' ? block.attrs.alt : ''
  const text = [...new Set([block.attrs.caption, alt])].filter(Boolean).join(' — ')
  const paragraph = { type: 'paragraph', attrs: undefined, content: text ? [{ type: 'text', text }] : [] }
  Object.assign(block, paragraph)
  delete (block as { attrs?: unknown }).attrs
}
