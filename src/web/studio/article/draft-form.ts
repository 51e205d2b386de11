import { checkFields, type Draft, type DraftFields } from '../../../domain/drafts/index.ts'
import { fromMarkdown, toMarkdown } from '../../../kernel/document/index.ts'
import type { FormValues } from '../../http/form-values.ts'

const TRUTHS = ['opinion', 'sponsored', 'commentsOpen'] as const
const TEXTS = [
  'title',
  'summary',
  'language',
  'label',
  'ai',
  'sourceName',
  'sourceUrl',
  'place',
  'coverMediaId',
  'channelId',
  'slug',
  'seriesId',
] as const

/**
 * What a form without script says of a working copy. A text that is as the page showed it is left alone, so that what
 * Markdown cannot say is kept. Throws `draft.invalid`, `document.invalid`.
 */
export function fieldsOfForm(form: FormValues, draft: Draft): Partial<DraftFields> {
  const given: Record<string, unknown> = {}
  for (const name of TEXTS) if (form.texts(name).length > 0) given[name] = form.text(name)
  if (form.texts('topics').length > 0) given.topics = topicsOf(form.text('topics'))
  // A box that is not ticked is not sent: the page says that it had boxes.
  if (form.text('boxes') !== '') for (const name of TRUTHS) given[name] = form.text(name) !== ''
  const fields = checkFields(given)
  if (form.texts('markdown').length === 0) return fields
  const markdown = plainLines(form.text('markdown'))
  const isSame = markdown.trim() === plainLines(toMarkdown(draft.fields.body)).trim()
  return isSame ? fields : { ...fields, ...checkFields({ body: fromMarkdown(markdown).document }) }
}

/** Names of topics as they are typed in one line. */
export function topicsOf(text: string): string[] {
  return text
    .split(/[,，、;；\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
}

/** Browsers send line ends as CR LF. */
function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
