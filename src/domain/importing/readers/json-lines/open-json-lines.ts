import { realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseAddress } from '../../old-address.ts'
import type { Source, SourceItem } from '../../source.ts'
import { localFile } from '../local-file.ts'
import { parseObject, readLine } from './read-line.ts'
import { LINE_LIMIT, readLines } from './read-lines.ts'

const ARTICLE = '#article:'

type Options = { timeZone: string; name?: string }

/** A JSON Lines file as a source; its first line may say what it comes from. See docs/importing.md for the format. */
export async function openJsonLines(path: string, options: Options): Promise<Source> {
  const size = statSync(path).size
  const folder = realpathSync(dirname(path))
  const about = await readAbout(path)
  let done = 0

  async function* items(): AsyncGenerator<SourceItem> {
    const lines = readLines(path, (bytes) => {
      done = bytes
    })
    for await (const line of lines) {
      const position = `line ${line.number}`
      if (line.tooLong) {
        yield { type: 'fault', position, reason: `longer than ${LINE_LIMIT / 1024 / 1024} MB` }
        continue
      }
      if (line.text.trim() === '') continue
      const item = readLine(line.text, position, options.timeZone)
      if (item?.type === 'fault' && line.last && item.reason.startsWith('not JSON'))
        yield { type: 'cut', position, reason: 'the file ends inside this line' }
      else if (item) yield item
    }
  }

  return {
    format: 'json-lines',
    name: options.name ?? `json-lines:${about.source ?? realpathSync(path)}`,
    site: { title: about.name ?? '', address: about.address, language: about.language },
    items,
    findPicture(article, address) {
      const base = article.base ?? about.address ?? undefined
      const url = parseAddress(address) ?? (base ? parseAddress(address, base) : null)
      if (url && /^https?:$/.test(url.protocol)) return { kind: 'remote', url: url.href }
      if (url) return { kind: 'none', reason: url.protocol }
      const file = localFile(folder, address)
      return file ? { kind: 'local', path: file } : { kind: 'none', reason: 'file_not_found' }
    },
    // An address `#article:{id}` in a body means the article of that ID.
    findArticle: (_, address) => (address.startsWith(ARTICLE) ? address.slice(ARTICLE.length) : null),
    progress: () => ({ done, total: size }),
    close() {},
  }
}

type About = { source: string | null; name: string | null; address: string | null; language: string | null }

async function readAbout(path: string): Promise<About> {
  const about: About = { source: null, name: null, address: null, language: null }
  for await (const line of readLines(path, () => {})) {
    if (line.text.trim() === '') continue
    const object = parseObject(line.text)
    if (typeof object === 'string' || object.type !== 'source') return about
    for (const name of ['source', 'name', 'address', 'language'] as const) {
      const value = object[name]
      if (typeof value === 'string' && value) about[name] = value
    }
    if (about.address && !parseAddress(about.address)) about.address = null
    return about
  }
  return about
}
