import { checkDocument } from '../../kernel/document/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { type DraftFields, FIELD_LIMITS } from './draft-fields.ts'

/**
 * Some fields of a working copy as somebody sent them, each checked for its kind and bound; unknown ones are left out.
 * Empty texts are fine: a working copy need not be fit to be published. Throws `draft.invalid` with `field` and
 * `problem`, or `document.invalid`.
 */
export function checkFields(given: Record<string, unknown>): Partial<DraftFields> {
  const fields: Record<string, unknown> = {}
  for (const [name, check] of Object.entries(CHECKS))
    if (given[name] !== undefined) fields[name] = check(given[name], name)
  return fields as Partial<DraftFields>
}

type Check = (value: unknown, field: string) => unknown

const CHECKS: Record<keyof DraftFields, Check> = {
  title: line(FIELD_LIMITS.title),
  summary: line(FIELD_LIMITS.summary),
  language: languageTag,
  body: (value) => checkDocument(value),
  label: oneOf('original', 'reprint', 'translation'),
  opinion: truth,
  sponsored: truth,
  ai: oneOf('none', 'assisted', 'generated'),
  sourceName: line(FIELD_LIMITS.sourceName),
  sourceUrl: line(FIELD_LIMITS.sourceUrl),
  place: line(FIELD_LIMITS.place),
  coverMediaId: idOrNone,
  channelId: idOrNone,
  topics,
  commentsOpen: truth,
  slug: line(FIELD_LIMITS.slug),
  seriesId: idOrNone,
}

function line(limit: number): Check {
  return (value, field) => {
    if (typeof value !== 'string') throw wrong(field, 'unknown')
    // A text of megabytes is refused before anything is done with it.
    if (value.length > limit * 4 + 100) throw wrong(field, 'too_long', limit)
    const text = oneLine(value)
    if ([...text].length > limit) throw wrong(field, 'too_long', limit)
    return text
  }
}

/**
 * A text of one line: without control characters, without the marks that turn the direction of what follows (Unicode
 * bidirectional overrides, embeddings and isolates) or stand for nothing; joiners stay, emoji and some scripts need them.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function topics(value: unknown, field: string): string[] {
  if (!Array.isArray(value) || value.length > FIELD_LIMITS.topics * 2) throw wrong(field, 'too_many')
  const check = line(FIELD_LIMITS.topic)
  const names = [...new Set(value.map((one) => check(one, field) as string).filter(Boolean))]
  if (names.length > FIELD_LIMITS.topics) throw wrong(field, 'too_many', FIELD_LIMITS.topics)
  return names
}

function languageTag(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.length > 35) throw wrong(field, 'unknown')
  if (value === 'zh-CN' || value === 'en') return value
  try {
    return Intl.getCanonicalLocales(value)[0] ?? fail(field)
  } catch {
    throw wrong(field, 'unknown')
  }
}

function fail(field: string): never {
  throw wrong(field, 'unknown')
}

function oneOf(...values: string[]): Check {
  return (value, field) => {
    if (typeof value !== 'string' || !values.includes(value)) throw wrong(field, 'unknown')
    return value
  }
}

function truth(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw wrong(field, 'unknown')
  return value
}

function idOrNone(value: unknown, field: string): string | null {
  if (value === null || value === '') return null
  if (typeof value !== 'string' || !isId(value)) throw wrong(field, 'unknown')
  return value
}

function wrong(field: string, problem: string, limit?: number): CodedError {
  return new CodedError('draft.invalid', { field, problem, ...(limit === undefined ? {} : { limit }) })
}
