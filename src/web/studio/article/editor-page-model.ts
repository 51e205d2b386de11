import type { ArticleSubject } from '../../../domain/articles/index.ts'
import type { Channel } from '../../../domain/channels/index.ts'
import type { Draft, Problem, Writing } from '../../../domain/drafts/index.ts'
import type { Person } from '../../../domain/people/index.ts'
import type { Series } from '../../../domain/series/index.ts'
import type { FormValues } from '../../http/form-values.ts'

/** What became of a form that could not be saved; `theirs` is what somebody else saved meanwhile. */
export type FormTrouble = { words: string; field?: string; theirs?: Draft }

/** ID of the form of the working copy; the text's fields stand outside of it. */
export const FORM = 'draft-form'

/** ID of the text, in the editor's element and without it. */
export const TEXT = 'ed-text'

/** What the page of an article that is written shows. */
export type EditorPage = {
  draft: Draft
  subject: ArticleSubject
  person: Pick<Person, 'id' | 'name'>
  channels: Channel[]
  series: Series[]
  /** Somebody else who is writing. */
  writing?: Writing
  problems: Problem[]
  /** Of this window. */
  session: string
  /** The text as Markdown, for pages without script; made only when asked for: it is read back to be sure of it. */
  markdown?: string
  /** What was typed and could not be saved. */
  form?: FormValues
  trouble?: FormTrouble
}
