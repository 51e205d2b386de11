import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, posix } from 'node:path'
import type { PicturePlace, Source, SourceArticle, SourceItem } from '../../source.ts'
import { localFile } from '../local-file.ts'
import { firstCategory, readMarkdownFile } from './read-file.ts'
import { type FolderFiles, walkFolder } from './walk-folder.ts'

/** As for the categories of a WordPress site. */
const CHANNEL_LIMIT = 20
// Where generators keep the files that pages name with an address from the root.
const STATIC_FOLDERS = ['', 'static', 'public', 'assets', 'source', 'content', 'docs']

type Options = { timeZone: string; name?: string }

/** A folder of Markdown files, or one file of it, as a source. A file's key is its path from the folder. */
export function openMarkdown(path: string, options: Options): Source {
  const isFolder = statSync(path).isDirectory()
  const folder = isFolder ? path : dirname(path)
  const files: FolderFiles = isFolder
    ? walkFolder(folder)
    : { root: realpathSync(folder), articles: [basename(path)], byName: new Map(), links: [] }
  const categories = new Set<string>()
  for (const article of files.articles) {
    const category = firstCategory(files.root, article)
    if (category) categories.add(category)
    if (categories.size > CHANNEL_LIMIT) break
  }
  const notes = new Map(files.articles.map((article) => [stemOf(article), article]))
  const known = new Set(files.articles)
  let done = 0

  async function* items(): AsyncGenerator<SourceItem> {
    const categoriesAreChannels = categories.size <= CHANNEL_LIMIT
    if (categoriesAreChannels) for (const category of categories) yield channel(category)
    for (const article of files.articles) {
      yield readMarkdownFile(files.root, article, { timeZone: options.timeZone, categoriesAreChannels })
      done++
    }
    for (const link of files.links)
      yield {
        type: 'left-out',
        kind: 'link',
        key: link,
        title: '',
        position: link,
        reason: 'link_not_followed',
      }
  }

  return {
    format: 'markdown',
    name: options.name ?? `markdown:${files.root}`,
    site: { title: basename(files.root), address: null, language: null },
    items,
    findPicture: (article, address) => findPicture(files, article, address),
    findArticle(article, address) {
      const target = localPath(address)
      if (target === null) return null
      const path = posix.normalize(
        target.startsWith('/') ? target.slice(1) : posix.join(dirname(article.key), target),
      )
      if (known.has(path)) return path
      return /\.(md|markdown)$/i.test(target) ? (notes.get(stemOf(target)) ?? null) : null
    },
    progress: () => ({ done, total: files.articles.length }),
    close() {},
  }
}

function stemOf(path: string): string {
  return basename(path)
    .toLowerCase()
    .replace(/\.[^.]+$/, '')
}

function channel(category: string): SourceItem {
  return {
    type: 'channel',
    key: category,
    position: 'categories',
    slug: null,
    names: { '': category },
    descriptions: {},
    colour: null,
    isColumn: false,
    onlyWhenUsed: true,
  }
}

function findPicture(files: FolderFiles, article: SourceArticle, address: string): PicturePlace {
  if (/^(https?:)?\/\//i.test(address)) return { kind: 'remote', url: address.replace(/^\/\//, 'https://') }
  const target = localPath(address)
  if (target === null) return { kind: 'none', reason: 'no_address' }
  const folder = dirname(article.key)
  const candidates = target.startsWith('/')
    ? STATIC_FOLDERS.map((place) => posix.join(place, target))
    : // Hexo keeps the files of a post in a folder of its name.
      [posix.join(folder, target), posix.join(article.key.replace(/\.[^./]+$/, ''), target), target]
  const named = files.byName.get(basename(target).toLowerCase())
  if (named && !target.includes('/')) candidates.push(named)
  for (const candidate of candidates) {
    const path = localFile(files.root, candidate)
    if (path) return { kind: 'local', path }
  }
  return { kind: 'none', reason: 'file_not_found' }
}

/** The path that an address within the folder means; null for addresses elsewhere. */
function localPath(address: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('#')) return null
  const path = address.replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(path) || null
  } catch {
    return path || null
  }
}
