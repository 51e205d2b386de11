import { checkDocument } from '../../kernel/document/index.ts'
import { CodedError } from '../../kernel/errors.ts'
import { DRAFT_LIMITS, type RevisionDraft } from './draft.ts'

/**
 * The draft with its texts trimmed and its document checked. Throws `article.invalid` with the field that is wrong,
 * or `document.invalid`.
 */
export function checkDraft(draft: RevisionDraft): RevisionDraft {
  const title = draft.title.replace(/\s+/g, ' ').trim()
  if (title === '') throw new CodedError('article.invalid', { field: 'title', problem: 'missing' })
  within('title', title, DRAFT_LIMITS.title)
  within('summary', draft.summary ?? '', DRAFT_LIMITS.summary)
  within('place', draft.place ?? '', DRAFT_LIMITS.place)
  within('sourceName', draft.sourceName ?? '', DRAFT_LIMITS.sourceName)
  if (draft.label === 'reprint' && !draft.sourceName && !draft.sourceUrl) {
    throw new CodedError('article.invalid', { field: 'sourceName', problem: 'missing' })
  }
  if (draft.sourceUrl && !isWebAddress(draft.sourceUrl)) {
    throw new CodedError('article.invalid', { field: 'sourceUrl', problem: 'not_web_address' })
  }
  if (!isLanguage(draft.language))
    throw new CodedError('article.invalid', { field: 'language', problem: 'unknown' })
  return { ...draft, title, topics: checkTopics(draft.topics ?? []), body: checkDocument(draft.body) }
}

function checkTopics(topics: string[]): string[] {
  const names = [...new Set(topics.map((topic) => topic.replace(/\s+/g, ' ').trim()).filter(Boolean))]
  if (names.length > DRAFT_LIMITS.topics)
    throw new CodedError('article.invalid', { field: 'topics', problem: 'too_many' })
  for (const name of names) within('topics', name, DRAFT_LIMITS.topic)
  return names
}

function within(field: string, text: string, limit: number): void {
  if ([...text].length > limit) throw new CodedError('article.invalid', { field, problem: 'too_long', limit })
}

/** Whether a text may be linked to as where something came from. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

function isLanguage(tag: string): boolean {
  if (tag === 'zh-CN' || tag === 'en') return true
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
