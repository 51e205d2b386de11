import { LANGUAGES, type LocalText, type RuleSettings, type Settings } from '../../domain/settings/index.ts'
import { Choices, Field, TextArea } from './field.tsx'
import type { Language } from './frame.ts'
import { languageName, type MessageKey, translate, translateCode } from './messages.ts'

/** Values as an operator typed them or as they are stored; what was typed may be anything. */
export type SettingsValues = Omit<
  Settings,
  'setUpAt' | 'languages' | 'defaultLanguage' | keyof RuleSettings
> & {
  languages: string[]
  defaultLanguage: string
}

/** Message keys by field, as `checkSettings` and `checkPerson` give them. */
export type FieldErrorKeys = Readonly<Record<string, string | undefined>>

type Props = { language: Language; values: SettingsValues; errors: FieldErrorKeys }

/** Name, languages, time zone and colour of the portal: asked at set-up, changed in the console. */
export function PortalFields({ language, values, errors }: Props) {
  const t = translate(language)
  return (
    <>
      <LocalFields
        name="portalName"
        label="people.portalNameIn"
        {...{ language, errors }}
        texts={values.portalName}
      />
      <Choices
        kind="checkbox"
        name="languages"
        label={t('people.languages')}
        hint={t('people.languagesHint')}
        error={words(language, errors.languages)}
        values={values.languages}
        choices={LANGUAGES.map((value) => ({ value, label: languageName(value), lang: value }))}
      />
      <TimeZoneField {...{ language, values, errors }} />
      <Field
        type="color"
        name="accent"
        label={t('people.accent')}
        hint={t('people.accentHint')}
        error={words(language, errors.accent)}
        value={values.accent}
      />
    </>
  )
}

/** What only the console asks: the rest has good defaults. */
export function FurtherFields({ language, values, errors }: Props) {
  const t = translate(language)
  return (
    <>
      <Choices
        name="defaultLanguage"
        label={t('people.defaultLanguage')}
        hint={t('people.defaultLanguageHint')}
        error={words(language, errors.defaultLanguage)}
        values={[values.defaultLanguage]}
        choices={LANGUAGES.map((value) => ({ value, label: languageName(value), lang: value }))}
      />
      <LocalFields name="tagline" label="people.taglineIn" {...{ language, errors }} texts={values.tagline} />
      {LANGUAGES.map((each) => (
        <TextArea
          name={`hostNotice-${each}`}
          label={t('people.hostNoticeIn', { language: languageName(each) })}
          hint={each === LANGUAGES[0] ? t('people.hostNoticeHint') : undefined}
          error={each === LANGUAGES[0] ? words(language, errors.hostNotice) : undefined}
          value={values.hostNotice[each]}
          rows={3}
        />
      ))}
      <Field
        name="contact"
        label={t('people.contact')}
        hint={t('people.contactHint')}
        error={words(language, errors.contact)}
        value={values.contact}
        spellcheck={false}
      />
    </>
  )
}

/** The mistakes of a form as its summary lists them; each links to the first field it is about. */
export function errorList(language: Language, errors: FieldErrorKeys): { name: string; text: string }[] {
  return Object.entries(errors).flatMap(([field, key]) => {
    const text = words(language, key)
    const local = ['portalName', 'tagline', 'hostNotice', 'names', 'descriptions'].includes(field)
    return text ? [{ name: local ? `${field}-${LANGUAGES[0]}` : field, text }] : []
  })
}

/** A field's mistake in words. */
export function words(language: Language, key: string | undefined): string | undefined {
  return key === undefined ? undefined : (translateCode(language, key) ?? key)
}

function TimeZoneField({ language, values, errors }: Props) {
  const t = translate(language)
  return (
    <>
      <Field
        name="timeZone"
        label={t('people.timeZone')}
        hint={t('people.timeZoneHint')}
        error={words(language, errors.timeZone)}
        value={values.timeZone}
        width="half"
        list="time-zones"
        spellcheck={false}
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option value={zone} />
        ))}
      </datalist>
    </>
  )
}

type LocalProps = Pick<Props, 'language' | 'errors'> & { name: string; label: MessageKey; texts: LocalText }

/** One text in each language; a mistake stands at the first. */
export function LocalFields({ language, errors, name, label, texts }: LocalProps) {
  const t = translate(language)
  return (
    <>
      {LANGUAGES.map((each, index) => (
        <Field
          name={`${name}-${each}`}
          label={t(label, { language: languageName(each) })}
          error={index === 0 ? words(language, errors[name]) : undefined}
          value={texts[each]}
          lang={each}
        />
      ))}
    </>
  )
}
