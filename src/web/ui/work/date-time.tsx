import { localeOf } from '../../../kernel/languages/index.ts'
import type { Language } from '../frame.ts'
import { translate } from '../messages.ts'
import { createVoice } from '../voice.ts'

type Props = {
  at: Date
  /** IANA name; the portal's zone. */
  zone: string
  language: Language
  /** `minute`: 2026-11-22 14:05; `day`: 2026-11-22; `short`: 11 月 22 日 14:05; `time`: 14:05; `age`: 3 小时, from `now`. */
  form?: 'minute' | 'day' | 'short' | 'time' | 'age'
  now?: Date
}

/** A time in the portal's zone; the machine's form is UTC, the whole time is in the title of the short forms. */
export function DateTime({ at, zone, language, form = 'minute', now }: Props) {
  const voice = createVoice(language, zone)
  const words =
    form === 'minute'
      ? voice.dateTime(at)
      : form === 'day'
        ? voice.date(at)
        : form === 'age'
          ? ageOf(at, now ?? at, language, zone)
          : dayAndTime(at, zone, language)[form]
  const whole = form === 'minute' || form === 'day' ? undefined : voice.dateTime(at)
  return (
    <time datetime={at.toISOString()} title={whole}>
      {words}
    </time>
  )
}

/** How long ago, in the largest whole unit; after thirty days the day itself. */
export function ageOf(at: Date, now: Date, language: Language, zone: string): string {
  const t = translate(language)
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes < 1) return t('work.justNow')
  if (minutes < 60) return t('work.minutes', { count: minutes })
  if (minutes < 24 * 60) return t('work.hours', { count: Math.floor(minutes / 60) })
  const days = Math.floor(minutes / (24 * 60))
  return days <= 30 ? t('work.days', { count: days }) : createVoice(language, zone).date(at)
}

/** The day without its year, the time of day, and both. */
export function dayAndTime(
  at: Date,
  zone: string,
  language: Language,
): { day: string; time: string; short: string } {
  const { day: days, time: times } = formatters(language, zone)
  const [day, time] = [days.format(at), times.format(at)]
  return { day, time, short: language === 'zh-CN' ? `${day} ${time}` : `${day}, ${time}` }
}

type Formatters = { day: Intl.DateTimeFormat; time: Intl.DateTimeFormat }

/** Building Intl formatters is slow; one pair for each language and zone. */
const made = new Map<string, Formatters>()

function formatters(language: Language, timeZone: string): Formatters {
  const key = `${language} ${timeZone}`
  const known = made.get(key)
  if (known) return known
  const locale = localeOf(language)
  const month = language === 'zh-CN' ? 'long' : 'short'
  const fresh = {
    day: new Intl.DateTimeFormat(locale, { timeZone, month, day: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  }
  made.set(key, fresh)
  return fresh
}
