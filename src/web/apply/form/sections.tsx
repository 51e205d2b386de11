import {
  FIELD_MAX,
  SUBJECT_FIELDS,
  SUBJECT_KINDS,
  type SubjectFieldName,
  type SubjectKind,
} from '../../../domain/applications/index.ts'
import { Choices, Field, TextArea } from '../../ui/field.tsx'
import { FileField, Part, Select, Tick } from '../../ui/work/index.ts'
import type { ApplyView } from '../respond-apply.tsx'
import type { ShownForm } from './shown.ts'

type Props = { view: ApplyView; form: ShownForm }

const FIELDS_IN_ORDER: SubjectFieldName[] = [
  'subjectName',
  'registration',
  'office',
  'profession',
  'contactPerson',
  'contactPhone',
  'website',
]

/** Who applies. Every field is there; the style sheet shows those of the chosen kind, so that no script is needed. */
export function SubjectSection({ view: { t }, form: { fields, errors } }: Props) {
  return (
    <Part title={t('apply.section.subject')} note={t('apply.section.subjectNote')} id="subject">
      <Choices
        name="kind"
        label={t('apply.kindLabel')}
        error={errors.kind}
        values={fields.kind ? [fields.kind] : []}
        choices={SUBJECT_KINDS.map((kind) => ({
          value: kind,
          label: t(`apply.kind.${kind}`),
          hint: t(`apply.kindHint.${kind}`),
        }))}
      />
      {FIELDS_IN_ORDER.map((name) => (
        <div
          class={`subject-field ${askedBy(name)
            .map((kind) => `for-${kind}`)
            .join(' ')}`}
        >
          <Field
            name={`subject.${name}`}
            label={t(`apply.subject.${name}`)}
            hint={hintOf(name, t)}
            error={errors[`subject.${name}`]}
            value={fields.subject[name] ?? ''}
            type={name === 'contactPhone' ? 'tel' : name === 'website' ? 'url' : 'text'}
            width={name === 'contactPhone' || name === 'contactPerson' ? 'half' : 'full'}
            autocomplete={name === 'contactPhone' ? 'tel' : undefined}
            maxLength={200}
          />
        </div>
      ))}
    </Part>
  )
}

/** What readers see once it is approved. */
export function AccountSection({ view: { t, settings }, form: { fields, errors, application } }: Props) {
  return (
    <Part title={t('apply.section.account')} note={t('apply.section.accountNote')} id="account">
      <Field
        name="name"
        label={t('apply.name')}
        hint={t('apply.nameHint')}
        error={errors.name}
        value={fields.name}
        width="half"
        maxLength={FIELD_MAX.name}
      />
      <Field
        name="handle"
        label={t('apply.handle')}
        hint={t('apply.handleHint')}
        error={errors.handle}
        value={fields.handle}
        width="half"
        spellcheck={false}
        autocomplete="off"
        maxLength={FIELD_MAX.handle + 1}
      />
      <p class="handle-check" id="handle-check" role="status" />
      <Field
        name="signature"
        label={t('apply.signature')}
        hint={t('apply.signatureHint')}
        error={errors.signature}
        value={fields.signature}
        maxLength={FIELD_MAX.signature}
      />
      {settings.fields.length > 0 ? (
        <Select
          name="field"
          label={t('apply.field')}
          hint={t('apply.fieldHint')}
          error={errors.field}
          value={fields.field}
          none={t('apply.fieldNone')}
          options={settings.fields.map((value) => ({ value, label: value }))}
          width="half"
        />
      ) : (
        <Field
          name="field"
          label={t('apply.field')}
          hint={t('apply.fieldHint')}
          error={errors.field}
          value={fields.field}
          width="half"
          maxLength={FIELD_MAX.field}
        />
      )}
      {application.avatarMediaId && (
        <div class="avatar-now">
          <img
            src={`/media/${application.avatarMediaId}`}
            alt={t('apply.avatarNow')}
            width={96}
            height={96}
          />
          <Tick name="avatarRemove" label={t('apply.avatarRemove')} checked={false} />
        </div>
      )}
      <FileField
        name="avatar"
        label={t('apply.avatar')}
        hint={t('apply.avatarHint')}
        error={errors.avatar}
        accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
      />
    </Part>
  )
}

/** What editors want to know before they decide. */
export function WritingSection({ view: { t }, form: { fields, errors } }: Props) {
  return (
    <Part title={t('apply.section.writing')} note={t('apply.section.subjectNote')} id="writing">
      <TextArea
        name="plan"
        label={t('apply.plan')}
        hint={t('apply.planHint')}
        error={errors.plan}
        value={fields.plan}
        rows={7}
        maxLength={FIELD_MAX.plan}
      />
      <TextArea
        name="earlier"
        label={t('apply.earlier')}
        hint={t('apply.earlierHint')}
        error={errors.earlier}
        value={fields.earlier}
        rows={4}
        maxLength={FIELD_MAX.earlier}
      />
    </Part>
  )
}

function askedBy(name: SubjectFieldName): SubjectKind[] {
  return SUBJECT_KINDS.filter((kind) => SUBJECT_FIELDS[kind].some((field) => field.name === name))
}

/** What the field is for, and for whom it may stay empty. */
function hintOf(name: SubjectFieldName, t: ApplyView['t']): string {
  const free = askedBy(name).filter((kind) =>
    SUBJECT_FIELDS[kind].some((field) => field.name === name && !field.required),
  )
  const hint = t(`apply.subjectHint.${name}`)
  if (free.length === 0 || name === 'profession') return hint
  const kinds = free.map((kind) => t(`apply.kind.${kind}`)).join(t('people.listSeparator'))
  return `${hint}${t('apply.sentenceBreak')}${t('apply.optionalFor', { kinds })}`
}
