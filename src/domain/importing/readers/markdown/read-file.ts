import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cleanText } from '../../clean-text.ts'
import { htmlToLine } from '../../html-text.ts'
import { oldAddress } from '../../old-address.ts'
import { BODY_LIMIT, type Fault, type LeftOut, type Note, type SourceArticle } from '../../source.ts'
import { parseSourceDate } from '../../source-date.ts'
import { plainMarkdown } from './dialects.ts'
import { isDraft, listOf, NAMES, noteOthers, textOf } from './fields.ts'
import { readName } from './file-name.ts'
import { readFrontMatter } from './front-matter.ts'
import { readTitle } from './title.ts'

type Options = { timeZone: string; categoriesAreChannels: boolean }

/** One Markdown file as an article, or why it is none. `path` is from the root. */
export function readMarkdownFile(
  root: string,
  path: string,
  options: Options,
): SourceArticle | LeftOut | Fault {
  if (statSync(join(root, path)).size > BODY_LIMIT)
    return { type: 'fault', position: path, reason: 'body_too_large' }
  const changed: Note[] = []
  const lost: Note[] = []
  const raw = readUtf8(join(root, path))
  if (raw === null) return { type: 'fault', position: path, reason: 'not_utf8' }
  const text = cleanText(raw, 'text', changed).replace(/\r\n?/g, '\n').trimStart()
  const { fields, body } = readFrontMatter(text, changed)
  const name = readName(path)
  if (name.isSection || (name.isReadme && Object.keys(fields).length === 0))
    return { type: 'left-out', kind: 'page', key: path, title: '', position: path, reason: 'section_page' }

  const [category, ...categories] = listOf(fields, NAMES.categories, true)
  const topics = listOf(fields, NAMES.topics, true).map((topic) => topic.replace(/^#/, ''))
  const channelKey = options.categoriesAreChannels && category ? category : null
  if (channelKey === null && category) categories.unshift(category)
  const { title, rest } = readTitle(htmlToLine(textOf(fields, NAMES.title)), body, name.title, changed)
  noteOthers(fields, lost)
  return {
    type: 'article',
    key: path,
    position: path,
    title,
    slug: textOf(fields, NAMES.slug) || name.slug,
    summary: htmlToLine(textOf(fields, NAMES.summary)),
    language: textOf(fields, NAMES.language) || name.language,
    body: { format: 'markdown', markdown: plainMarkdown(rest, lost) },
    authorKey: textOf(fields, NAMES.author) || null,
    status: isDraft(fields) || name.isDraft ? 'draft' : 'published',
    publishedAt: readDate(fields, options.timeZone) ?? parseSourceDate(name.date, options.timeZone),
    channelKey,
    topics: [...new Set([...categories, ...topics].filter(Boolean))],
    cover: textOf(fields, NAMES.cover) || null,
    label: 'original',
    sourceName: null,
    sourceUrl: null,
    place: null,
    addresses: NAMES.addresses
      .flatMap((field) => listOf(fields, [field]))
      .map((address) => oldAddress(address))
      .filter((address) => address !== null),
    base: path,
    comments: [],
    changed,
    lost,
  }
}

/** The first category of a file, read from its beginning only. */
export function firstCategory(root: string, path: string): string | null {
  const raw = statSync(join(root, path)).size > BODY_LIMIT ? null : readUtf8(join(root, path))
  if (raw === null) return null
  return (
    listOf(readFrontMatter(raw.replace(/\r\n?/g, '\n').trimStart(), []).fields, NAMES.categories, true)[0] ??
    null
  )
}

function readDate(fields: Record<string, unknown>, timeZone: string): Date | null {
  for (const name of NAMES.date) {
    const date = parseSourceDate(fields[name], timeZone)
    if (date) return date
  }
  return null
}

function readUtf8(path: string): string | null {
  const bytes = readFileSync(path)
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
