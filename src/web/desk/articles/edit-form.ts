import type { DraftFields } from '../../../domain/drafts/index.ts'
import type { Submission } from '../../../domain/reviewing/index.ts'
import { fromMarkdown, toMarkdown } from '../../../kernel/document/index.ts'
import type { FormValues } from '../../http/form-values.ts'

/** An editor's own changes as they were typed. */
export type EditTyped = {
  /** ID of the revision that the form was made of. */
  revision: string
  title: string
  summary: string
  channelId: string
  topics: string
  label: string
  opinion: boolean
  sponsored: boolean
  ai: string
  sourceName: string
  sourceUrl: string
  place: string
  markdown: string
  message: string
}

/** What the form begins with: what was handed in, with the changes that were proposed and not answered. */
export function editBase({ fields, edits }: Submission): { fields: DraftFields; message: string } {
  const open = edits.find(({ state }) => state === 'open')
  return { fields: { ...fields, ...open?.fields }, message: open?.message ?? '' }
}

export function typedEdit(submission: Submission): EditTyped {
  const { fields, message } = editBase(submission)
  const { title, summary, channelId, topics, label, opinion, sponsored, ai } = fields
  const { sourceName, sourceUrl, place, body } = fields
  return {
    revision: submission.revisionId,
    ...{ title, summary, label, opinion, sponsored, ai, sourceName, sourceUrl, place, message },
    channelId: channelId ?? '',
    topics: topics.join(', '),
    markdown: toMarkdown(body),
  }
}

export function readEdit(form: FormValues): EditTyped {
  const line = (name: string) => form.text(name).trim()
  return {
    revision: form.text('revision').slice(0, 20),
    title: line('title'),
    summary: line('summary'),
    channelId: line('channelId'),
    topics: line('topics'),
    label: line('label'),
    opinion: form.text('opinion') !== '',
    sponsored: form.text('sponsored') !== '',
    ai: line('ai'),
    sourceName: line('sourceName'),
    sourceUrl: line('sourceUrl'),
    place: line('place'),
    // Browsers send line ends as CR LF.
    markdown: form.text('markdown').replace(/\r\n?/g, '\n'),
    message: form.text('message').replace(/\r\n?/g, '\n'),
  }
}

/**
 * The fields that differ from what was handed in, not checked yet. A text that is as the form showed it is left alone,
 * so that what Markdown cannot say is kept.
 */
export function fieldsOfEdit(typed: EditTyped, submission: Submission): Record<string, unknown> {
  const base = editBase(submission).fields
  const { revision: _, message: __, markdown, topics, channelId, ...rest } = typed
  const sameText = markdown.trim() === toMarkdown(base.body).trim()
  const fields: Record<string, unknown> = {
    ...rest,
    channelId: channelId || null,
    topics: topicsOf(topics),
    body: sameText ? base.body : fromMarkdown(markdown).document,
  }
  const was = submission.fields as unknown as Record<string, unknown>
  const changed = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
  )
  return Object.fromEntries(changed)
}

function topicsOf(text: string): string[] {
  const names = text.split(/[,，、;；\n]/).map((name) => name.trim())
  return [...new Set(names.filter(Boolean))]
}
