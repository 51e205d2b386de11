import { BODY_LIMIT } from '../../source.ts'
import { compact, emptyItem, type Fields, type RawItem, type WxrEvent } from './raw.ts'
import { readAttributes } from './xml-text.ts'
import { createXmlTokens } from './xml-tokens.ts'

const CONTAINERS = new Set([
  'rss',
  'channel',
  'image',
  'item',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
  'wp:termmeta',
  'wp:postmeta',
  'wp:comment',
  'wp:commentmeta',
])
const BODIES = new Set(['content:encoded', 'excerpt:encoded', 'wp:comment_content', 'description'])
const PLAIN_FIELDS = new Set(['title', 'link', 'pubDate', 'dc:creator', 'guid', 'category', ...BODIES])
const COMMENT_LIMIT = 64 * 1024

type Leaf = { name: string; raw: string; parts: string[]; length: number }
type Container = { name: string; fields: Fields }

export type WxrParser = {
  /** Takes a piece of the file, gives what it completed. */
  write(text: string): WxrEvent[]
  end(): WxrEvent[]
}

/**
 * Reads the structure of a WXR file. `skip` names fields whose text is not wanted. An unclosed field or item ends where
 * the next one begins, and what was wrong is noted on the item.
 */
export function createWxrParser(skip: ReadonlySet<string> = new Set()): WxrParser {
  let events: WxrEvent[] = []
  let containers: Container[] = []
  let item: RawItem | null = null
  let leaf: Leaf | null = null
  let complete = false
  let where = { position: 0, line: 1 }

  const tokens = createXmlTokens({
    open(tag) {
      where = tag
      if (leaf && !endsLeaf(leaf, tag.name)) return addText(tag.raw)
      if (leaf) closeLeaf(`<${leaf.name}> was not closed`)
      if (!CONTAINERS.has(tag.name)) return openLeaf(tag.name, tag.raw, tag.empty)
      if (tag.empty) return
      if (tag.name === 'item') openItem()
      else containers.push({ name: tag.name, fields: {} })
    },
    close(tag) {
      if (leaf && tag.name === leaf.name) return closeLeaf()
      if (leaf && !CONTAINERS.has(tag.name)) return addText(tag.raw)
      if (leaf) closeLeaf(`<${leaf.name}> was not closed`)
      if (tag.name === 'item') closeItem()
      else closeContainer(tag.name)
    },
    text: addText,
  })

  function openItem(): void {
    if (item) {
      item.damage.push('<item> was not closed')
      closeItem()
    }
    reportSite()
    item = emptyItem(`byte ${where.position} (line ${where.line})`)
  }

  function closeItem(): void {
    if (item) events.push({ kind: 'item', item })
    item = null
    containers = containers.filter(({ name }) => name === 'rss' || name === 'channel')
  }

  function openLeaf(name: string, raw: string, empty: boolean): void {
    leaf = { name, raw, parts: [], length: 0 }
    if (empty) closeLeaf()
  }

  function addText(text: string): void {
    if (!leaf || skip.has(leaf.name)) return
    leaf.length += text.length
    if (leaf.length <= BODY_LIMIT) leaf.parts.push(text)
    else leaf.parts = []
  }

  function closeLeaf(damage?: string): void {
    if (!leaf) return
    const { name, raw, parts, length } = leaf
    leaf = null
    const text = BODIES.has(name) ? parts.join('') : parts.join('').trim()
    const container = containers.at(-1)
    if (item && damage) item.damage.push(damage)
    const limit = name === 'wp:comment_content' ? COMMENT_LIMIT : BODY_LIMIT
    if (item && length > limit) item.tooLong.push(name)
    else if (item && name === 'category') {
      const { domain = '', nicename = '' } = readAttributes(raw)
      item.categories.push({ domain, nicename, name: text })
    } else if (container && !inItem()) container.fields[name] = text
    else if (item) item.fields[name] = text
  }

  /** Whether the text belongs to the item itself and not to a comment or a field of it. */
  function inItem(): boolean {
    const name = containers.at(-1)?.name
    return item !== null && (name === 'rss' || name === 'channel' || name === undefined)
  }

  function closeContainer(name: string): void {
    const at = containers.findLastIndex((container) => container.name === name)
    const container = containers[at]
    if (!container) return
    containers = containers.slice(0, at)
    const { fields } = container
    if (name === 'channel' || name === 'rss') {
      if (item) closeItem()
      reportSite(fields)
      complete = true
    } else if (name === 'wp:comment') item?.comments.push(fields)
    else if (name === 'wp:postmeta')
      item?.meta.set(fields['wp:meta_key'] ?? '', fields['wp:meta_value'] ?? '')
    else if (name === 'wp:author') events.push({ kind: 'author', fields: compact(fields) })
    else if (name === 'wp:category') events.push({ kind: 'category', fields: compact(fields) })
  }

  let siteReported = false
  function reportSite(fields = containers.find(({ name }) => name === 'channel')?.fields): void {
    if (siteReported || !fields) return
    siteReported = true
    events.push({ kind: 'site', fields: compact(fields) })
  }

  function drain(): WxrEvent[] {
    const out = events
    events = []
    return out
  }

  return {
    write(text) {
      tokens.write(text)
      return drain()
    },
    end() {
      const inside = tokens.end()
      if (!complete) {
        reportSite()
        events.push({
          kind: 'cut',
          position: item?.position ?? `line ${where.line}`,
          within: describe(inside),
        })
      }
      return drain()
    },
  }

  function describe(inside: string): string {
    const place = leaf ? `<${leaf.name}>` : inside === 'text' ? 'between two elements' : `a ${inside}`
    const title = item?.fields.title
    return item ? `${place} of the item${title ? ` “${title}”` : ''}` : place
  }
}

/** Whether a start tag inside a field means that the field was left open. */
function endsLeaf(leaf: Leaf, name: string): boolean {
  if (name === 'item' || name.startsWith('wp:') || name === 'excerpt:encoded' || name === 'content:encoded') {
    return !(name.startsWith('wp:') && leaf.name.startsWith('wp:') && leaf.name === name)
  }
  return !BODIES.has(leaf.name) && PLAIN_FIELDS.has(name)
}
