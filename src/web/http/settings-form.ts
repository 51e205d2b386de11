import { LANGUAGES, type LocalText, type RuleSettings, type Settings } from '../../domain/settings/index.ts'
import type { SettingsValues } from '../ui/settings-fields.tsx'
import type { FormValues } from './form-values.ts'

/** What was typed into the fields of settings, unchecked. A field that the form does not have gives empty text. */
export function readSettingsForm(form: FormValues): SettingsValues {
  return {
    portalName: localTexts(form, 'portalName'),
    tagline: localTexts(form, 'tagline'),
    languages: form.texts('languages'),
    defaultLanguage: form.text('defaultLanguage'),
    timeZone: form.text('timeZone'),
    accent: form.text('accent'),
    hostNotice: localTexts(form, 'hostNotice'),
    contact: form.text('contact'),
  }
}

/** The same as a patch for `changeSettings` and `checkSettings`, which take nothing on trust. */
export function settingsPatch(values: SettingsValues): Omit<Settings, 'setUpAt' | keyof RuleSettings> {
  return values as Omit<Settings, 'setUpAt' | keyof RuleSettings>
}

function localTexts(form: FormValues, name: string): LocalText {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, form.text(`${name}-${language}`)]),
  ) as LocalText
}
