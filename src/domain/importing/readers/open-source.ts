import { statSync } from 'node:fs'
import { CodedError } from '../../../kernel/errors.ts'
import type { Source } from '../source.ts'
import { openJsonLines } from './json-lines/open-json-lines.ts'
import { isLineType, parseObject } from './json-lines/read-line.ts'
import { openMarkdown } from './markdown/open-markdown.ts'
import { walkFolder } from './markdown/walk-folder.ts'
import { readStart, sniffEncoding } from './read-text.ts'
import { openWxr } from './wxr/open-wxr.ts'

type Options = {
  /** IANA name: times without an offset are local to it. */
  timeZone: string
  /** Replaces the name made from the source itself. */
  name?: string
  /** Hears how far a long file is read before its first item comes. */
  onRead?: (done: number, total: number) => void
}

const SNIFFED = 64 * 1024

/**
 * Opens what an export is, told by its content and not by its name. Throws `import.not_found`, `import.not_readable`,
 * `import.empty`, `import.no_articles` (a folder without Markdown) and `import.unknown_format`.
 */
export async function openSource(path: string, options: Options): Promise<Source> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new CodedError('import.not_found', { path, message: `there is no ${path}` })
  if (found.isDirectory()) {
    if (walkFolder(path).articles.length === 0)
      throw new CodedError('import.no_articles', { path, message: `${path} holds no Markdown files` })
    return openMarkdown(path, options)
  }
  if (!found.isFile())
    throw new CodedError('import.not_readable', { path, message: `${path} cannot be read` })
  const start = await readBeginning(path)
  if (start.trim() === '') throw new CodedError('import.empty', { path, message: `${path} is empty` })
  if (looksLikeWxr(start)) return openWxr(path, options)
  if (looksLikeJsonLines(start)) return openJsonLines(path, options)
  if (/^(---|\+\+\+)[ \t]*\r?\n/.test(start)) return openMarkdown(path, options)
  throw new CodedError('import.unknown_format', {
    path,
    message: `${path} is no WordPress export (WXR), no Markdown with front matter and no JSON Lines; see docs/importing.md`,
  })
}

async function readBeginning(path: string): Promise<string> {
  try {
    return new TextDecoder(await sniffEncoding(path)).decode(await readStart(path, SNIFFED))
  } catch (error) {
    throw new CodedError('import.not_readable', { path, message: `${path} cannot be read` }, { cause: error })
  }
}

/** RSS with WordPress's own elements; the declaration of their namespace may be missing. */
function looksLikeWxr(start: string): boolean {
  return (
    /^\s*(<\?xml|<!--|<rss)/.test(start) &&
    /<rss[\s>]/.test(start) &&
    /wordpress\.org\/export\/|<wp:\w+/.test(start)
  )
}

/** One of the first lines is an object of a known type; the others may be wrong. A first line may be longer than this. */
function looksLikeJsonLines(start: string): boolean {
  const lines = start.trimStart().split('\n', 50)
  if (lines.length === 1)
    return /^\{.{0,1000}"type"\s*:\s*"(source|account|channel|article|comment)"/s.test(start.trimStart())
  return lines.some((line) => {
    const object = parseObject(line)
    return typeof object !== 'string' && isLineType(object.type)
  })
}
