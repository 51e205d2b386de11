import type { Draft, Problem } from '../../../domain/drafts/index.ts'
import type { FormValues } from '../../http/form-values.ts'
import { Button } from '../../ui/button.tsx'
import { Choices, Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { translate } from '../../ui/messages.ts'
import { createVoice } from '../../ui/voice.ts'
import { Checklist, Facts, PageHead, Part, Tick } from '../../ui/work/index.ts'
import type { StudioView } from '../respond-studio.tsx'
import { checksOf } from './editor-side.tsx'
import type { TimeProblem } from './submission-form.ts'

/** What stands in the way of what was sent. */
export type SubmissionTrouble = { words: string; field?: string; time?: TimeProblem }

type Props = {
  view: StudioView
  draft: Draft
  isRevision: boolean
  /** An editor looks at it first. */
  reviewed: boolean
  /** Name of the channel that was wished for. */
  channel?: string
  problems: Problem[]
  /** How many links the text has. */
  links: number
  submissionKey: string
  form?: FormValues
  trouble?: SubmissionTrouble
}

/** Everything that is decided when an article is handed in. */
export function Submission(props: Props) {
  const { view, draft, isRevision, reviewed, problems, links, form, trouble } = props
  const { language } = view
  const t = translate(language)
  const path = `/studio/articles/${draft.articleId}`
  const stops = problems.some(({ severity }) => severity === 'stop')
  const typed = (name: string, otherwise = '') => form?.text(name) || otherwise
  const lead = isRevision
    ? reviewed
      ? 'studio.leadRevisionReviewed'
      : 'studio.leadRevision'
    : reviewed
      ? 'studio.leadReviewed'
      : 'studio.leadPublish'
  return (
    <>
      <PageHead
        above={<span lang={draft.fields.language}>{draft.fields.title || t('studio.untitled')}</span>}
        title={t(isRevision ? 'studio.revise' : 'studio.submission')}
        lead={t(lead)}
      />
      <Part title={t('studio.before')}>
        <Checklist language={language} checks={checksOf(problems, view, path)} />
        {links > 0 && (
          <form class="form" method="post" action={`${path}/link-check`} data-once>
            <Button kind="line">{t('studio.linkCheck', { count: links })}</Button>
          </form>
        )}
      </Part>
      <Part title={t('studio.declared')}>
        <Declared {...props} />
      </Part>
      {stops ? (
        <p class="lead">
          {t('studio.stops')} <a href={path}>{t('studio.backToText')}</a>
        </p>
      ) : (
        <Part title={t('studio.handIn')}>
          <Form
            action={`${path}/submission`}
            hidden={{ key: props.submissionKey, version: String(draft.version) }}
            errorTitle={t('common.problem')}
            errors={trouble ? [{ name: trouble.field, text: trouble.words }] : []}
          >
            {isRevision ? <Kind {...{ view, typed }} /> : <When {...{ view, typed, trouble, reviewed }} />}
            <Tick
              name="declared"
              label={t('studio.declare')}
              error={trouble?.field === 'declared' ? trouble.words : undefined}
              checked={form?.text('declared') === 'on'}
            />
            <div class="form-actions">
              <Button>
                {t(reviewed ? 'studio.submit' : isRevision ? 'studio.publishRevision' : 'studio.publish')}
              </Button>
              <Button kind="plain" href={path}>
                {t('studio.backToText')}
              </Button>
            </div>
          </Form>
        </Part>
      )}
    </>
  )
}

function Declared({ view, draft, channel }: Props) {
  const t = translate(view.language)
  const { fields } = draft
  const flags = [
    t(`studio.label.${fields.label}`),
    fields.opinion && t('studio.field.opinion'),
    fields.sponsored && t('studio.field.sponsored'),
  ]
  const source = [fields.sourceName, fields.sourceUrl].filter(Boolean).join(' · ')
  const rows = [
    { name: t('studio.field.label'), value: flags.filter(Boolean).join(t('studio.comma')) },
    ...(source ? [{ name: t('studio.source'), value: source }] : []),
    { name: t('studio.field.ai'), value: t(`studio.ai.${fields.ai}`) },
    { name: t('studio.field.channelId'), value: channel ?? t('studio.channelNone') },
    ...(fields.topics.length > 0
      ? [{ name: t('studio.field.topics'), value: fields.topics.join(t('studio.comma')) }]
      : []),
    { name: t('studio.field.commentsOpen'), value: t(fields.commentsOpen ? 'studio.open' : 'studio.closed') },
  ]
  return <Facts kind="lines" rows={rows} />
}

type Typed = (name: string, otherwise?: string) => string

function Kind({ view, typed }: { view: StudioView; typed: Typed }) {
  const t = translate(view.language)
  return (
    <>
      <Choices
        name="kind"
        label={t('studio.kind')}
        values={[typed('kind', 'minor')]}
        choices={(['minor', 'update', 'correction'] as const).map((value) => ({
          value,
          label: t(`studio.kind.${value}`),
          hint: t(`studio.kindHint.${value}`),
        }))}
      />
      <TextArea
        name="note"
        label={t('studio.note')}
        hint={t('studio.noteHint')}
        value={typed('note')}
        rows={3}
      />
    </>
  )
}

type WhenProps = { view: StudioView; typed: Typed; trouble?: SubmissionTrouble; reviewed: boolean }

function When({ view, typed, trouble, reviewed }: WhenProps) {
  const t = translate(view.language)
  const { dateTime } = createVoice(view.language, view.zone)
  const { time } = trouble ?? {}
  return (
    <>
      <Choices
        name="when"
        label={t('studio.when')}
        values={[typed('when', 'now')]}
        choices={[
          { value: 'now', label: t(reviewed ? 'studio.whenReviewed' : 'studio.whenNow') },
          { value: 'later', label: t('studio.whenLater') },
        ]}
      />
      <Field
        name="at"
        type="datetime-local"
        label={t('studio.at')}
        hint={t('studio.atHint', { zone: view.zone })}
        error={trouble?.field === 'at' ? trouble.words : undefined}
        value={typed('at')}
        width="half"
      />
      {time?.kind === 'skipped' && (
        <p class="hint">{t('studio.timeInstead', { time: dateTime(time.after) })}</p>
      )}
      {time?.kind === 'twice' && (
        <Choices
          name="which"
          label={t('studio.which')}
          values={[]}
          choices={(['first', 'second'] as const).map((value) => ({
            value,
            label: t(`studio.which.${value}`),
            hint: `${time[value].toISOString().slice(11, 16)} UTC`,
          }))}
        />
      )}
    </>
  )
}
