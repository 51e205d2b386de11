import { htmlToLine } from '../../html-text.ts'
import type { SourceAccount } from '../../source.ts'
import type { Attachment } from '../wordpress/attachment.ts'
import { type Category, type CategoryPlan, planCategories, readCategory } from './categories.ts'
import { isImported, postKey } from './post-key.ts'
import type { RawItem } from './raw.ts'
import { readWxr } from './read-wxr.ts'
import { lookupAddress, readAuthor, readSite, type Site } from './site.ts'
import { createSpillIndex, type SpillIndex } from './spill-index.ts'

/** What must be known of the whole file before its first post can be read. The indexes lie on disk. */
export type Survey = {
  site: Site
  authors: Map<string, SourceAccount>
  plan: CategoryPlan
  /** By ID, by address (the ID), and by the post they were uploaded to (the IDs). */
  files: SpillIndex<Attachment & { position: string }>
  fileAddresses: SpillIndex<string>
  filesOfPost: SpillIndex<string>
  /** Keys of posts by their addresses on the site. */
  posts: SpillIndex<string>
  close(): void
}

const UNREAD = new Set(['content:encoded', 'wp:comment_content', 'wp:comment_author'])

/** First pass over a WXR file: authors, categories, files and addresses. `onBytes` hears the progress. */
export async function surveyWxr(path: string, onBytes: (bytes: number) => void): Promise<Survey> {
  const categories: Category[] = []
  const survey: Survey = {
    site: readSite({}),
    authors: new Map(),
    plan: planCategories([]),
    files: createSpillIndex(),
    fileAddresses: createSpillIndex(),
    filesOfPost: createSpillIndex(),
    posts: createSpillIndex(),
    close() {
      for (const index of [this.files, this.fileAddresses, this.filesOfPost, this.posts]) index.close()
    },
  }
  for await (const event of readWxr(path, { skip: UNREAD, onBytes })) {
    if (event.kind === 'site') survey.site = readSite(event.fields)
    else if (event.kind === 'category') categories.push(readCategory(event.fields))
    else if (event.kind === 'item' && event.item.fields['wp:post_type'] === 'attachment')
      surveyFile(event.item, survey)
    else if (event.kind === 'item') surveyPost(event.item, survey)
    else if (event.kind === 'author') {
      const author = readAuthor(event.fields)
      if (author) survey.authors.set(author.key, author)
    }
  }
  survey.plan = planCategories(categories)
  for (const index of [survey.files, survey.fileAddresses, survey.filesOfPost, survey.posts]) index.seal()
  return survey
}

function surveyPost(item: RawItem, survey: Survey): void {
  const { fields } = item
  if (!isImported(item)) return
  const key = postKey(item)
  const addresses = [fields.link, fields.guid].map((address) =>
    address ? lookupAddress(address, survey.site) : null,
  )
  const id = fields['wp:post_id']
  if (id) addresses.push(lookupAddress(`?p=${id}`, survey.site), lookupAddress(`?page_id=${id}`, survey.site))
  for (const address of new Set(addresses)) if (address) survey.posts.put(address, key)
}

function surveyFile({ fields, meta, position }: RawItem, survey: Survey): void {
  const id = fields['wp:post_id'] ?? ''
  const url = fields['wp:attachment_url'] || fields.guid || ''
  if (!id || !url) return
  const alt = htmlToLine(meta.get('_wp_attachment_image_alt') ?? '')
  const caption = htmlToLine(fields['excerpt:encoded'] ?? '')
  survey.files.put(id, { id, url, alt, caption, position })
  survey.fileAddresses.put(url, id)
  const parent = fields['wp:post_parent']
  if (parent && parent !== '0') survey.filesOfPost.put(parent, id)
}
