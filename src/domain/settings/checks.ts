import { type Check, isEmail, isWebAddress, line, refuse } from './check.ts'
import { RULE_CHECKS } from './rule-checks.ts'
import { isLanguage, LANGUAGES, type Language, type LocalText, type Settings } from './settings.ts'

const NAME_LENGTH = 60
const TAGLINE_LENGTH = 120
const NOTICE_LENGTH = 1000
const CONTACT_LENGTH = 300

/** One check a setting: gives the value in its stored form or throws `settings.invalid` with a message key as reason. */
export const CHECKS: { [K in keyof Settings]: Check<Settings[K]> } = {
  ...RULE_CHECKS,
  portalName: (value) => {
    const name = texts(value, NAME_LENGTH)
    if (!name['zh-CN'] && !name.en) refuse('name_missing')
    return { ...name, 'zh-CN': name['zh-CN'] || name.en, en: name.en || name['zh-CN'] }
  },
  tagline: (value) => texts(value, TAGLINE_LENGTH),
  languages: (value) => {
    if (!Array.isArray(value) || value.length === 0) return refuse('languages_missing')
    if (!value.every(isLanguage)) return refuse('language_unknown')
    return [...new Set<Language>(value)]
  },
  defaultLanguage: (value) => (isLanguage(value) ? value : refuse('language_unknown')),
  timeZone: (value) => {
    if (typeof value !== 'string' || !isTimeZone(value.trim())) return refuse('time_zone_unknown')
    return value.trim()
  },
  accent: (value) => {
    if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value.trim())) return refuse('colour_malformed')
    return value.trim().toLowerCase()
  },
  hostNotice: (value) => texts(value, NOTICE_LENGTH),
  contact: (value) => {
    const contact = line(value, CONTACT_LENGTH)
    if (contact && !isEmail(contact) && !isWebAddress(contact)) refuse('contact_malformed')
    return contact
  },
  setUpAt: (value) => {
    if (value === null) return null
    const date = new Date(value as string | Date)
    return Number.isNaN(date.getTime()) ? refuse('date_malformed') : date
  },
}

/** Whether this is a zone of the IANA database (offsets such as `+08:00` are not: they know no summer time). */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function texts(value: unknown, limit: number): LocalText {
  if (typeof value !== 'object' || value === null) return refuse('text_malformed')
  const given = value as Record<string, unknown>
  const pairs = LANGUAGES.map((language) => [language, line(given[language] ?? '', limit)])
  return Object.fromEntries(pairs) as LocalText
}
