import type { Settings } from '../../../domain/settings/index.ts'
import { Choices, Field, TextArea } from '../../ui/field.tsx'
import { type Translate, translateCode } from '../../ui/messages.ts'
import { type FieldErrorKeys, words } from '../../ui/settings-fields.tsx'
import { Tick } from '../../ui/work/index.ts'
import type { ConsoleView } from '../respond-console.tsx'
import type { RuleField, RuleGroup } from './groups.ts'
import type { RuleTyped } from './rule-form.ts'

type Props = { view: ConsoleView; typed: RuleTyped; errors: FieldErrorKeys; settings: Settings }

/** The fields of a group, each with what it means. */
export function RuleFields({ group, ...props }: Props & { group: RuleGroup }) {
  return (
    <>
      {group.fields.map((field) => (
        <OneField field={field} {...props} />
      ))}
    </>
  )
}

function OneField({ field, view, typed, errors, settings }: Props & { field: RuleField }) {
  const { t, language } = view
  const { key } = field
  const frame = {
    name: key,
    label: t(`console.set.${key}`),
    hint: t(`console.set.${key}.hint`),
    error: words(language, errors[key]),
  }
  const value = typed[key] ?? ''
  switch (field.kind) {
    case 'number':
      return <Field {...frame} value={value} inputMode="numeric" width="short" />
    case 'text':
      return <Field {...frame} value={value} type={field.type} width="half" spellcheck={false} />
    case 'lines':
      return <TextArea {...frame} value={value} rows={8} />
    case 'flag':
      return <Choices {...frame} values={[value]} choices={yesAndNo(t)} />
    case 'choice':
      return (
        <Choices
          {...frame}
          values={[value]}
          choices={field.values.map((one) => ({
            value: one,
            label: translateCode(language, `console.set.${key}.${one}`) ?? one,
          }))}
        />
      )
    case 'pair':
      return <WaitDays {...{ t, typed }} error={frame.error} />
    case 'secret':
      return <Secret {...{ t, frame }} kept={settings[key] !== ''} remove={Boolean(typed[`${key}-remove`])} />
  }
}

function WaitDays({ t, typed, error }: { t: Translate; typed: RuleTyped; error?: string }) {
  const name = 'applicationWaitDays'
  return (
    <>
      <Field
        name={`${name}-first`}
        label={t('console.set.applicationWaitDays')}
        hint={t('console.set.applicationWaitDays.hint')}
        error={error}
        value={typed[`${name}-first`]}
        inputMode="numeric"
        width="short"
      />
      <Field
        name={`${name}-later`}
        label={t('console.set.applicationWaitDaysLater')}
        value={typed[`${name}-later`]}
        inputMode="numeric"
        width="short"
      />
    </>
  )
}

type SecretProps = {
  t: Translate
  frame: { name: string; label: string; hint: string; error?: string }
  /** There is one already. */
  kept: boolean
  remove: boolean
}

/** Is written and never shown: an empty box leaves it as it is. */
function Secret({ t, frame, kept, remove }: SecretProps) {
  return (
    <>
      <Field
        {...frame}
        hint={kept ? t('console.secretKept') : frame.hint}
        type="password"
        value=""
        autocomplete="off"
        width="half"
      />
      {kept && <Tick name={`${frame.name}-remove`} label={t('console.secretRemove')} checked={remove} />}
    </>
  )
}

function yesAndNo(t: Translate) {
  return [
    { value: 'yes', label: t('console.yes') },
    { value: 'no', label: t('console.no') },
  ]
}
