import { LANGUAGES, type LocalText } from '../../../domain/settings/index.ts'
import type { FormValues } from '../../http/form-values.ts'
import { Button } from '../../ui/button.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { languageName, type MessageKey } from '../../ui/messages.ts'
import { errorList, type FieldErrorKeys, words } from '../../ui/settings-fields.tsx'
import type { ConsoleView } from '../respond-console.tsx'

/** A text in each language, with its title: an agreement, words for a decision. */
export type TextTyped = { titles: LocalText; texts: LocalText }

export function emptyText(): TextTyped {
  const none = Object.fromEntries(LANGUAGES.map((language) => [language, ''])) as LocalText
  return { titles: none, texts: none }
}

export function readTextForm(form: FormValues): TextTyped {
  const local = (name: string, clean: (text: string) => string) =>
    Object.fromEntries(
      LANGUAGES.map((language) => [language, clean(form.text(`${name}-${language}`))]),
    ) as LocalText
  return {
    titles: local('titles', (text) => text.replace(/\p{Cc}+/gu, ' ').trim()),
    texts: local('texts', (text) => text.replaceAll('\r\n', '\n').trim()),
  }
}

/** Whether two texts say the same: a form that was sent twice adds nothing. */
export function saysTheSame(one: TextTyped, other: TextTyped): boolean {
  return LANGUAGES.every(
    (language) =>
      one.titles[language] === other.titles[language] && one.texts[language] === other.texts[language],
  )
}

type Props = {
  view: ConsoleView
  action: string
  typed: TextTyped
  errors: FieldErrorKeys
  /** Which version the form began from; a newer one makes it stale. */
  number: number
  button: MessageKey
  cancelHref: string
  rows: number
}

/** The fields of a text. Saving writes a new version; what was said before stays as it was. */
export function TextForm({ view, action, typed, errors, number, button, cancelHref, rows }: Props) {
  const { t, language } = view
  const [first] = LANGUAGES
  const own = errorList(language, errors).map(({ name, text }) => ({
    name: name === 'texts' || name === 'titles' ? `${name}-${first}` : name,
    text,
  }))
  return (
    <Form
      action={action}
      errorTitle={t('common.problem')}
      errors={own}
      hidden={{ seen: String(number) }}
      unsaved
    >
      {LANGUAGES.map((each) => (
        <>
          <Field
            name={`titles-${each}`}
            label={t('console.textTitleIn', { language: languageName(each) })}
            error={each === first ? words(language, errors.titles) : undefined}
            value={typed.titles[each]}
            lang={each}
          />
          <TextArea
            name={`texts-${each}`}
            label={t('console.textIn', { language: languageName(each) })}
            error={each === first ? words(language, errors.texts) : undefined}
            value={typed.texts[each]}
            rows={rows}
          />
        </>
      ))}
      <div class="form-actions">
        <Button>{t(button)}</Button>
        <Button kind="plain" href={cancelHref}>
          {t('work.cancel')}
        </Button>
      </div>
    </Form>
  )
}
