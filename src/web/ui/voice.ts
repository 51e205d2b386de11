import { LRUCache } from 'lru-cache'
import { localeOf } from '../../kernel/languages/index.ts'
import type { Language } from './frame.ts'
import { type Translate, translate } from './messages.ts'

/**
 * How a page speaks: words, numbers and times in its language and the portal's zone. Pages are cached for long, so
 * times are absolute; "today" would be wrong tomorrow.
 */
export type Voice = {
  language: Language
  t: Translate
  /** Compact above ten thousand: `3.2 万`, `32k`; below in full: `9,800`. */
  count(value: number): string
  /** `2026-11-22`, `22 Nov 2026` */
  date(at: Date): string
  /** To the minute: `2026-11-22 06:40`, `22 Nov 2026, 06:40` */
  dateTime(at: Date): string
}

/** `timeZone` is an IANA name; an unknown one throws RangeError (settings are checked when they are saved). */
export function createVoice(language: Language, timeZone: string): Voice {
  const { plain, compact, day, minute } = formatters(language, timeZone)
  return {
    language,
    t: translate(language),
    count: (value) =>
      value < 10_000
        ? plain.format(value)
        : compact
            .format(value)
            .replace('K', 'k')
            .replace(/([\d.])(万|亿)/, '$1 $2'),
    date: (at) => words(day, language, at),
    dateTime: (at) => words(minute, language, at),
  }
}

type Formatters = {
  plain: Intl.NumberFormat
  compact: Intl.NumberFormat
  day: Dates
  minute: Dates
}

/** A formatter, and what it said of the times that many pages show. */
type Dates = { format: Intl.DateTimeFormat; said: LRUCache<number, string> }

/** Building Intl formatters costs more than a whole page; one set for each language and zone that the portal uses. */
const made = new Map<string, Formatters>()

function formatters(language: Language, timeZone: string): Formatters {
  const key = `${language} ${timeZone}`
  const known = made.get(key)
  if (known) return known
  const locale = localeOf(language)
  const figures = language === 'zh-CN'
  const [month, dayOfMonth] = figures ? (['2-digit', '2-digit'] as const) : (['short', 'numeric'] as const)
  const day = { timeZone, year: 'numeric', month, day: dayOfMonth } as const
  const fresh = {
    plain: new Intl.NumberFormat(locale),
    compact: new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }),
    day: dates(locale, day),
    minute: dates(locale, { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }
  made.set(key, fresh)
  return fresh
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): Dates {
  return { format: new Intl.DateTimeFormat(locale, options), said: new LRUCache({ max: 2000 }) }
}

/** zh-CN formats as 2026/11/22 06:40; the dash is what people write (GB/T 7408, ISO 8601). */
function words({ format, said }: Dates, language: Language, at: Date): string {
  const known = said.get(at.getTime())
  if (known !== undefined) return known
  const plain = format.format(at)
  const text = language === 'zh-CN' ? plain.replaceAll('/', '-') : plain
  said.set(at.getTime(), text)
  return text
}
