import type { Application } from '../../../domain/applications/index.ts'
import { REASON_MAX } from '../../../domain/applications/index.ts'
import { isLanguage, localText } from '../../../domain/settings/index.ts'
import type { Template } from '../../../domain/templates/index.ts'
import { Choices, TextArea } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { DeskView } from '../respond-desk.tsx'
import { QUEUE } from './asked.ts'

/** Decisions that are sent with a reason. */
export const REASONED = ['changes', 'refuse', 'grant', 'dismiss'] as const
export type Reasoned = (typeof REASONED)[number]

/** What was typed in the form of a decision. */
export type TypedDecision = { decide: Reasoned; words: string; templates: string[]; trouble?: string }

type Props = {
  view: DeskView
  application: Application
  templates: Template[]
  typed: TypedDecision
  query: string
}

/** The reason of a decision: ready words to choose from, and the editor's own. Its buttons are in the action bar. */
export function DecisionForm({ view: { t, language }, application, templates, typed, query }: Props) {
  const { decide, words, trouble } = typed
  return (
    <form
      class="form decision"
      id="decide"
      method="post"
      action={`${QUEUE}/${application.id}/decision`}
      data-once
      data-unsaved
    >
      <h2>{t(`desk.app.form.${decide}`)}</h2>
      {trouble && (
        <Notice kind="danger" title={t('common.problem')} alert>
          <ul class="error-list">
            <li>
              <a href="#words">{trouble}</a>
            </li>
          </ul>
        </Notice>
      )}
      <input type="hidden" name="version" value={String(application.version)} />
      <input type="hidden" name="decision" value={decide} />
      <input type="hidden" name="back" value={query} />
      {templates.length > 0 && (
        <Choices
          kind="checkbox"
          name="template"
          label={t('desk.app.templates')}
          values={typed.templates}
          choices={templates.map(({ id, titles, texts }) => ({
            value: id,
            label: localText(titles, language),
            hint: localText(texts, languageOf(application)),
          }))}
        />
      )}
      <TextArea
        name="words"
        label={t('desk.app.words')}
        hint={t('desk.app.wordsHint')}
        error={trouble}
        value={words}
        rows={5}
        maxLength={REASON_MAX}
      />
    </form>
  )
}

/** What the applicant reads: the chosen words in their language, then the editor's own. */
export function reasonOf(
  application: Application,
  templates: Template[],
  { words, templates: chosen }: TypedDecision,
) {
  const used = templates.filter(({ id }) => chosen.includes(id))
  const texts = used.map(({ texts: all }) => localText(all, languageOf(application)))
  return {
    reason: [...texts, words.trim()].filter(Boolean).join('\n\n'),
    templates: used.map(({ id, number }) => ({ id, number })),
  }
}

function languageOf({ language }: Application) {
  return isLanguage(language) ? language : 'zh-CN'
}
