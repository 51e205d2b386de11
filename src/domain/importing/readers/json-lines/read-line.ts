import { oldAddress } from '../../old-address.ts'
import {
  BODY_LIMIT,
  type SourceAccount,
  type SourceArticle,
  type SourceBody,
  type SourceChannel,
  type SourceComment,
  type SourceItem,
} from '../../source.ts'
import { parseSourceDate } from '../../source-date.ts'
import { type LineFields, lineFields } from './line-fields.ts'

type Turn = { position: string; timeZone: string; fields: LineFields }

const READERS: Record<string, (turn: Turn) => SourceItem> = {
  account: readAccount,
  channel: readChannel,
  article: readArticle,
  comment: readComment,
}

/** Whether lines of this type are known. */
export function isLineType(type: unknown): boolean {
  return type === 'source' || (typeof type === 'string' && Object.hasOwn(READERS, type))
}

/** One line of JSON Lines as an item, or as a fault that says what is wrong with it. Null for the line about the source. */
export function readLine(text: string, position: string, timeZone: string): SourceItem | null {
  const object = parseObject(text)
  if (typeof object === 'string') return { type: 'fault', position, reason: object }
  const type = String(object.type)
  if (type === 'source') return null
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined
  if (!reader)
    return {
      type: 'fault',
      position,
      reason: `"type" must be one of source, ${Object.keys(READERS).join(', ')}`,
    }
  const fields = lineFields(object)
  const item = reader({ position, timeZone, fields })
  return fields.problems.length > 0 ? { type: 'fault', position, reason: fields.problems.join('; ') } : item
}

/** The object of a line, or what is wrong. */
export function parseObject(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
    return 'not a JSON object'
  } catch (error) {
    // The parser quotes the line, which may be long.
    return `not JSON: ${(error as Error).message.slice(0, 120)}`
  }
}

function readAccount({ fields, position }: Turn): SourceAccount {
  const key = fields.text('id', true)
  return {
    type: 'account',
    key,
    position,
    handle: fields.optional('handle'),
    name: fields.text('name') || fields.text('handle') || key,
    signature: fields.text('signature'),
    field: fields.text('field'),
    language: fields.optional('language'),
    onlyWhenUsed: false,
  }
}

function readChannel({ fields, position }: Turn): SourceChannel {
  const key = fields.text('id', true)
  const names = fields.words('names')
  const colour = fields.optional('colour')
  if (colour && !/^#[\da-f]{6}$/i.test(colour)) fields.problems.push('"colour" must be #rrggbb')
  return {
    type: 'channel',
    key,
    position,
    slug: fields.optional('slug'),
    names: Object.keys(names).length > 0 ? names : { '': fields.text('name') || key },
    descriptions: fields.words('descriptions'),
    colour,
    isColumn: fields.flag('column'),
    onlyWhenUsed: false,
  }
}

function readArticle(turn: Turn): SourceArticle {
  const { fields, position } = turn
  const publishedAt = readDate(turn, 'publishedAt')
  return {
    type: 'article',
    key: fields.text('id', true),
    position,
    title: fields.text('title', true),
    slug: fields.optional('slug'),
    summary: fields.text('summary'),
    language: fields.optional('language'),
    body: readBody(fields),
    authorKey: fields.optional('account'),
    status: fields.choice('status', ['published', 'scheduled', 'draft'], 'published'),
    publishedAt,
    channelKey: fields.optional('channel'),
    topics: fields.texts('topics'),
    cover: fields.optional('cover'),
    label: fields.choice('label', ['original', 'reprint', 'translation'], 'original'),
    sourceName: fields.optional('sourceName'),
    sourceUrl: fields.optional('sourceUrl'),
    place: fields.optional('place'),
    addresses: fields
      .texts('oldAddresses')
      .map((address) => oldAddress(address))
      .filter((address) => address !== null),
    base: fields.optional('address'),
    comments: [],
    changed: [],
    lost: [],
  }
}

function readBody(fields: LineFields): SourceBody {
  const format = fields.choice('format', ['markdown', 'html', 'document'], 'markdown')
  if (format === 'document') {
    const document = fields.raw('body')
    if (typeof document !== 'object' || document === null) fields.problems.push('"body" must be a document')
    return { format, document }
  }
  const text = fields.text('body')
  if (text.length > BODY_LIMIT) fields.problems.push('"body" is larger than 2 MB')
  return format === 'html' ? { format, html: text } : { format, markdown: text }
}

function readComment(turn: Turn): SourceComment {
  const { fields, position } = turn
  return {
    type: 'comment',
    key: fields.text('id', true),
    position,
    articleKey: fields.text('article', true),
    parentKey: fields.optional('parent'),
    authorName: fields.text('author'),
    authorEmail: fields.optional('email'),
    authorUrl: fields.optional('url'),
    body: fields.text('body', true),
    state: fields.choice('state', ['visible', 'held'], 'visible'),
    createdAt: readDate(turn, 'createdAt'),
  }
}

function readDate({ fields, timeZone }: Turn, name: string): Date | null {
  const value = fields.raw(name)
  if (value === undefined || value === null || value === '') return null
  const date = parseSourceDate(value, timeZone)
  if (!date) fields.problems.push(`"${name}" must be a date`)
  return date
}
