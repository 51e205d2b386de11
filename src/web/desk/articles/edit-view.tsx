import { Choices, Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Action, Select, Split, Tick } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { addressOf } from './asked.ts'
import type { EditTyped } from './edit-form.ts'
import type { Review } from './load-review.ts'
import { channelWords } from './words.ts'

type Props = {
  view: DeskView
  review: Review
  typed: EditTyped
  error?: { name?: string; text: string }
}

/** Title, summary, text and what the article declares, for an editor to change; the author has the last word. */
export function EditForm({ view, review, typed, error }: Props) {
  const { t } = view
  const { submission, asked } = review
  const errorOf = (name: string) => (error?.name === name ? error.text : undefined)
  const language = submission.fields.language
  return (
    <div class="desk-edit">
      <p class="desk-words">{t('desk.art.editHint')}</p>
      <Form
        action={addressOf(asked, `/${submission.id}/edit`)}
        errors={error ? [error] : []}
        errorTitle={t('common.problem')}
        hidden={{ revision: typed.revision }}
        unsaved
      >
        <Split
          main={
            <>
              <Field
                name="title"
                label={t('desk.art.titleField')}
                value={typed.title}
                error={errorOf('title')}
                lang={language}
              />
              <TextArea
                name="summary"
                label={t('desk.art.summary')}
                rows={2}
                value={typed.summary}
                error={errorOf('summary')}
              />
              <TextArea
                name="markdown"
                label={t('desk.art.text')}
                hint={t('desk.art.textHint')}
                rows={22}
                value={typed.markdown}
                error={errorOf('markdown')}
              />
            </>
          }
          side={
            <>
              <TextArea
                name="message"
                label={t('desk.art.message')}
                hint={t('desk.art.messageHint')}
                rows={3}
                value={typed.message}
                maxLength={2000}
              />
              <div class="form-actions">
                <Action hotkey="a">{t('desk.art.editSend')}</Action>
                <Action kind="plain" href={addressOf(asked, `/${submission.id}`)} hotkey="x">
                  {t('work.cancel')}
                </Action>
              </div>
              <Declared view={view} typed={typed} errorOf={errorOf} />
            </>
          }
        />
      </Form>
    </div>
  )
}

type DeclaredProps = {
  view: DeskView
  typed: EditTyped
  errorOf: (name: string) => string | undefined
}

function Declared({ view, typed, errorOf }: DeclaredProps) {
  const { t, language, channels } = view
  const line = (name: 'sourceName' | 'sourceUrl' | 'place', label: string) => (
    <Field name={name} label={label} value={typed[name]} error={errorOf(name)} />
  )
  return (
    <>
      <Select
        name="channelId"
        label={t('desk.art.channel')}
        value={typed.channelId}
        none={t('desk.art.channelNone')}
        error={errorOf('channelId')}
        options={channels.map(({ id }) => ({ value: id, label: channelWords(channels, id, language) }))}
      />
      <Field
        name="topics"
        label={t('desk.art.topics')}
        hint={t('desk.art.topicsHint')}
        value={typed.topics}
        error={errorOf('topics')}
      />
      <Choices
        name="label"
        label={t('desk.art.label')}
        values={[typed.label]}
        choices={(['original', 'reprint', 'translation'] as const).map((value) => ({
          value,
          label: t(`reader.label.${value}`),
        }))}
      />
      {line('sourceName', t('desk.art.sourceName'))}
      {line('sourceUrl', t('desk.art.sourceUrl'))}
      {line('place', t('desk.art.place'))}
      <Choices
        name="ai"
        label={t('desk.art.ai')}
        values={[typed.ai]}
        choices={(['none', 'assisted', 'generated'] as const).map((value) => ({
          value,
          label: t(value === 'none' ? 'desk.art.aiNone' : `desk.art.flag.ai-${value}`),
        }))}
      />
      <Tick name="opinion" label={t('desk.art.flag.opinion')} checked={typed.opinion} />
      <Tick name="sponsored" label={t('desk.art.flag.sponsored')} checked={typed.sponsored} />
    </>
  )
}
