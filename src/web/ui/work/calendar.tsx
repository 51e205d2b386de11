import type { ComponentChildren } from 'preact'
import { localeOf } from '../../../kernel/languages/index.ts'
import type { Language } from '../frame.ts'
import { Icon } from '../icons.tsx'
import { translate } from '../messages.ts'
import { dayAndTime } from './date-time.tsx'
import { type Day, dayOf, weeksOf } from './month.ts'

export type CalendarEntry = {
  at: Date
  href: string
  title: string
  lang?: string
  about?: ComponentChildren
}

type Props = {
  language: Language
  zone: string
  /** `YYYY-MM` */
  month: string
  now: Date
  entries: CalendarEntry[]
  previousHref: string
  nextHref: string
}

/** A month and what happens in it, in the portal's zone. On small screens only the days with something on them. */
export function Calendar({ language, zone, month, now, entries, previousHref, nextHref }: Props) {
  const t = translate(language)
  const today = dayOf(now, zone)
  const byDay = Map.groupBy(entries, ({ at }) => dayOf(at, zone))
  const weeks = weeksOf(month)
  return (
    <div class="calendar">
      <div class="calendar-head">
        <h2 id="month">{words(language, month, { year: 'numeric', month: 'long' })}</h2>
        <a class="calendar-step" href={previousHref} aria-label={t('work.monthBefore')} data-key="k">
          <Icon name="left" />
        </a>
        <a class="calendar-step" href={nextHref} aria-label={t('work.monthAfter')} data-key="j">
          <Icon name="right" />
        </a>
      </div>
      <table aria-labelledby="month">
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th scope="col">{words(language, day, { weekday: 'short' })}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr>
              {week.map((day) => {
                const here = byDay.get(day) ?? []
                return (
                  <td
                    class={classOf(day, month, here.length)}
                    aria-current={day === today ? 'date' : undefined}
                  >
                    <DayName language={language} day={day} />
                    {here.length > 0 && (
                      <ul>
                        {here.map((entry) => (
                          <Entry {...{ language, zone, entry }} />
                        ))}
                      </ul>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Entry({ language, zone, entry }: { language: Language; zone: string; entry: CalendarEntry }) {
  const { at, href, title, lang, about } = entry
  return (
    <li>
      <a href={href}>
        <time datetime={at.toISOString()}>{dayAndTime(at, zone, language).time}</time>{' '}
        <span lang={lang}>{title}</span>
      </a>
      {about && <span class="calendar-about">{about}</span>}
    </li>
  )
}

/** The number alone in the grid; the whole day where the grid is a list. */
function DayName({ language, day }: { language: Language; day: Day }) {
  const whole = words(language, day, { month: 'long', day: 'numeric', weekday: 'long' })
  return (
    <time class="calendar-day" datetime={day}>
      <span aria-hidden="true" class="calendar-number">
        {Number(day.slice(8))}
      </span>
      <span class="calendar-whole">{whole}</span>
    </time>
  )
}

function classOf(day: Day, month: string, entries: number): string {
  const kinds = [day.slice(0, 7) === month ? '' : 'calendar-beside', entries === 0 ? 'calendar-free' : '']
  return kinds.filter(Boolean).join(' ')
}

function words(language: Language, day: string, parts: Intl.DateTimeFormatOptions): string {
  const at = new Date(day.length === 7 ? `${day}-01T00:00Z` : `${day}T00:00Z`)
  return new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: 'UTC' }).format(at)
}
