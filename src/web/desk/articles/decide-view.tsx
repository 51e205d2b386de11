import type { Decision } from '../../../domain/reviewing/index.ts'
import { localText } from '../../../domain/settings/index.ts'
import type { Template } from '../../../domain/templates/index.ts'
import { Choices, Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { createVoice } from '../../ui/voice.ts'
import { Action, Part, Select } from '../../ui/work/index.ts'
import type { DeskView } from '../respond-desk.tsx'
import { addressOf } from './asked.ts'
import type { DecisionTyped } from './decision-form.ts'
import type { Review } from './load-review.ts'
import { channelWords } from './words.ts'

export type { DecisionTyped } from './decision-form.ts'

type Props = {
  view: DeskView
  review: Review
  decision: Decision
  typed: DecisionTyped
  templates: Template[]
}

const STEP = { publish: 'publish', changes: 'changes-asked', refuse: 'refuse' } as const
const BUTTON = {
  publish: 'desk.art.publish',
  changes: 'desk.art.changesSend',
  refuse: 'desk.art.refuseSend',
} as const

/** What a decision needs: a channel and a time to publish, a reason to send back or refuse. */
export function DecisionForm({ view, review, decision, typed, templates }: Props) {
  const { t } = view
  const { submission, asked } = review
  const { problem } = typed
  const words = problem && t(problem.key, { limit: problem.limit ?? 0 })
  const errorOf = (name: string) => (problem?.name === name ? words : undefined)
  const back = addressOf(asked, `/${submission.id}`)
  return (
    <Part title={t(`desk.art.ask.${decision}`)} id="decision">
      <p class="hint">{t(`desk.art.askHint.${decision}`)}</p>
      <Form
        action={addressOf(asked, `/${submission.id}/${STEP[decision]}`)}
        errors={words ? [{ name: problem?.name, text: words }] : []}
        errorTitle={t('common.problem')}
        hidden={{ revision: typed.revision }}
        unsaved
      >
        {decision === 'publish' ? (
          <PublishFields view={view} review={review} typed={typed} errorOf={errorOf} />
        ) : (
          <Templates view={view} templates={templates} />
        )}
        <TextArea
          name="reason"
          label={t(decision === 'publish' ? 'desk.art.words' : 'desk.art.reason')}
          hint={t(decision === 'publish' ? 'desk.art.wordsHint' : 'desk.art.reasonHint')}
          rows={decision === 'publish' ? 3 : 7}
          value={typed.reason}
          error={errorOf('reason')}
        />
        <div class="form-actions">
          <Action kind={decision === 'refuse' ? 'danger' : 'main'} hotkey="a">
            {t(BUTTON[decision])}
          </Action>
          <Action kind="plain" href={back} hotkey="x">
            {t('work.cancel')}
          </Action>
        </div>
      </Form>
    </Part>
  )
}

/** Words that others have used before: a press puts them into the reason, where they can be changed. */
function Templates({ view: { t, language }, templates }: { view: DeskView; templates: Template[] }) {
  if (templates.length === 0) return null
  return (
    <fieldset class="field desk-templates">
      <legend class="field-label">{t('desk.art.templates')}</legend>
      <p class="hint">{t('desk.art.templatesHint')}</p>
      <div class="chips">
        {templates.map(({ id, titles }) => (
          <button class="chip" type="submit" name="fill" value={id}>
            {localText(titles, language)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

type FieldProps = {
  view: DeskView
  review: Review
  typed: DecisionTyped
  errorOf: (name: string) => string | undefined
}

function PublishFields({ view, review, typed, errorOf }: FieldProps) {
  const { t, language, zone, channels } = view
  const { kind, publishAt } = review.submission
  return (
    <>
      <Select
        name="channel"
        label={t('desk.art.channel')}
        value={typed.channel}
        none={t('desk.art.channelNone')}
        error={errorOf('channel')}
        options={channels.map(({ id }) => ({ value: id, label: channelWords(channels, id, language) }))}
      />
      {kind === 'first' && (
        <>
          <Choices
            name="when"
            label={t('desk.art.when')}
            values={[typed.when]}
            choices={[
              ...(publishAt
                ? [
                    {
                      value: 'wished',
                      label: t('desk.art.when.wished'),
                      hint: createVoice(language, zone).dateTime(publishAt),
                    },
                  ]
                : []),
              { value: 'now', label: t('desk.art.when.now') },
              { value: 'at', label: t('desk.art.when.at') },
            ]}
          />
          <Field
            name="at"
            type="datetime-local"
            label={t('desk.art.at')}
            hint={t('desk.art.atHint', { zone })}
            value={typed.at}
            error={errorOf('at')}
          />
        </>
      )}
    </>
  )
}
