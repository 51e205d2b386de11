import { FURTHER } from './further.ts'

export { FURTHER, type FurtherMessages } from './further.ts'

declare const further: unique symbol
/** A language that one file adds, known only when the program is built. */
export type FurtherLanguage = string & { readonly [further]: true }
/** Languages that the portal is written in: a folder each in `messages/`, complete. */
export type OwnLanguage = 'zh-CN' | 'en'
/** A BCP 47 tag that the interface speaks. */
export type Language = OwnLanguage | FurtherLanguage

/** A text in each language; the portal's own two are always there, '' where nothing was written. */
export type LocalText = Record<OwnLanguage, string> & { readonly [tag: FurtherLanguage]: string }

/** The text in a language; in English or any other one when it was not written; '' when there is none at all. */
export function localText(text: LocalText, language: Language): string {
  return (
    text[language] ||
    (isOwn(language) ? '' : text.en) ||
    LANGUAGES.map((other) => text[other]).find(Boolean) ||
    ''
  )
}

/** What Intl is asked for: English as Europe writes it, days before months. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

/** The one of `languages` for a BCP 47 tag: itself, else one with the same first part. */
export function nearestLanguage(languages: readonly Language[], tag: string): Language | undefined {
  const wanted = tag.toLowerCase()
  const [primary] = wanted.split('-')
  return (
    languages.find((one) => one.toLowerCase() === wanted) ??
    languages.find((one) => one.toLowerCase().split('-')[0] === primary)
  )
}

/** All languages that the interface speaks, the portal's own first. */
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en', ...(Object.keys(FURTHER) as FurtherLanguage[])]

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}

/** A language in its own words, for the language switch. */
export function languageName(language: Language): string {
  const known = ownNames.get(language)
  if (known !== undefined) return known
  const name = ownName(language)
  ownNames.set(language, name)
  return name
}

/** Every page names them; asking the runtime anew is a fiftieth of drawing one. */
const ownNames = new Map<Language, string>()

function ownName(language: Language): string {
  if (language === 'zh-CN') return '中文'
  const own = FURTHER[language]?.['language.name']
  return own ?? new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
}

function isOwn(language: Language): language is OwnLanguage {
  return language === 'zh-CN' || language === 'en'
}
