import type { Scheduled } from '../../../domain/reviewing/index.ts'
import { localeOf } from '../../../kernel/languages/index.ts'
import { Icon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/notice.tsx'
import {
  Badge,
  Calendar,
  type CalendarEntry,
  Chips,
  type Day,
  dayAndTime,
  dayOf,
  KeyHelp,
  monthBeside,
  PageHead,
  Tabs,
} from '../../ui/work/index.ts'
import { channelWords } from '../articles/words.ts'
import type { DeskView } from '../respond-desk.tsx'
import { later, type Span } from './span.ts'

type Props = {
  view: DeskView
  span: Span
  entries: Scheduled[]
  /** What came out already is shown too. */
  out: boolean
  done: boolean
}

/** What comes out when, as a week or as a month, in the portal's zone. */
export function CalendarPage({ view, span, entries, out, done }: Props) {
  const { t, language, zone, now } = view
  const today = dayOf(now, zone)
  const day = span.kind === 'week' ? span.monday : today.startsWith(span.month) ? today : `${span.month}-01`
  const month = span.kind === 'month' ? span.month : monthOf(span)
  const address = (place: string, withOut = out) => `/desk/calendar?${place}${withOut ? '&out=1' : ''}`
  const here = span.kind === 'month' ? `month=${month}` : `week=${span.monday}`
  const waiting = entries.filter(({ state }) => state === 'scheduled').length
  return (
    <>
      <PageHead
        title={t('desk.cal.title')}
        lead={t('desk.cal.lead', { zone, count: waiting })}
        actions={
          <Chips
            label={t('desk.cal.what')}
            options={[
              { label: t('desk.cal.waiting'), href: address(here, false), current: !out },
              { label: t('desk.cal.withOut'), href: address(here, true), current: out },
            ]}
          />
        }
      />
      {done && (
        <Notice kind="good" alert>
          <p>{t('desk.cal.done')}</p>
        </Notice>
      )}
      <Tabs
        label={t('desk.cal.views')}
        tabs={[
          {
            label: t('desk.cal.week'),
            href: address(`week=${day}`),
            current: span.kind === 'week',
            hotkey: 'w',
          },
          {
            label: t('desk.cal.month'),
            href: address(`month=${month}`),
            current: span.kind === 'month',
            hotkey: 'm',
          },
        ]}
      />
      {span.kind === 'month' ? (
        <Calendar
          {...{ language, zone, now, month }}
          entries={entries.map((entry) => toEntry(view, entry))}
          previousHref={address(`month=${monthBeside(month, -1)}`)}
          nextHref={address(`month=${monthBeside(month, 1)}`)}
        />
      ) : (
        <Week view={view} span={span} entries={entries} address={address} />
      )}
      <KeyHelp
        language={language}
        keys={[
          { hotkey: 'w', does: t('desk.cal.week') },
          { hotkey: 'm', does: t('desk.cal.month') },
          { hotkey: 'k', does: t('desk.cal.before') },
          { hotkey: 'j', does: t('desk.cal.after') },
          { hotkey: 'n', does: t('desk.cal.thisWeek') },
        ]}
      />
    </>
  )
}

type WeekProps = {
  view: DeskView
  span: Extract<Span, { kind: 'week' }>
  entries: Scheduled[]
  address: (place: string) => string
}

/** A week, a line a day: time, title, account, channel. */
function Week({ view, span, entries, address }: WeekProps) {
  const { monday, days } = span
  const { t, language, zone, now } = view
  const today = dayOf(now, zone)
  const byDay = Map.groupBy(entries, ({ publishAt }) => dayOf(publishAt, zone))
  const step = (by: number) => address(`week=${later(monday, by)}`)
  return (
    <section class="week" aria-labelledby="week">
      <div class="calendar-head">
        <h2 id="week">
          {wordsOf(days[0] as Day, language)} – {wordsOf(days[6] as Day, language)}
        </h2>
        {!days.includes(today) && (
          <a class="week-now" href="/desk/calendar" data-key="n">
            {t('desk.cal.thisWeek')}
          </a>
        )}
        <a class="calendar-step" href={step(-7)} aria-label={t('desk.cal.before')} data-key="k">
          <Icon name="left" />
        </a>
        <a class="calendar-step" href={step(7)} aria-label={t('desk.cal.after')} data-key="j">
          <Icon name="right" />
        </a>
      </div>
      <ol class="week-days">
        {days.map((day) => (
          <WeekDay view={view} day={day} isToday={day === today} entries={byDay.get(day) ?? []} />
        ))}
      </ol>
    </section>
  )
}

function WeekDay({
  view,
  day,
  isToday,
  entries,
}: {
  view: DeskView
  day: Day
  isToday: boolean
  entries: Scheduled[]
}) {
  const { t, language, zone, channels } = view
  return (
    <li
      class={entries.length === 0 ? 'week-day week-free' : 'week-day'}
      aria-current={isToday ? 'date' : undefined}
    >
      <h3>
        <time datetime={day}>{wordsOf(day, language, true)}</time>
        {isToday && <span class="week-today">{t('desk.cal.today')}</span>}
      </h3>
      {entries.length === 0 ? (
        <p class="hint">{t('desk.cal.free')}</p>
      ) : (
        <ul class="week-entries">
          {entries.map((entry) => (
            <li>
              <a href={`/desk/published/${entry.articleId}`}>
                <time datetime={entry.publishAt.toISOString()}>
                  {dayAndTime(entry.publishAt, zone, language).time}
                </time>
                <span class="week-title" lang={entry.language === language ? undefined : entry.language}>
                  {entry.title}
                </span>
                <span class="week-about">
                  {entry.account.name} · {channelWords(channels, entry.channelId, language)}
                  {entry.state === 'published' && (
                    <>
                      {' '}
                      <Badge tone="good">{t('desk.cal.out')}</Badge>
                    </>
                  )}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function toEntry({ t, language }: DeskView, entry: Scheduled): CalendarEntry {
  const { publishAt, articleId, title, account, state } = entry
  return {
    at: publishAt,
    href: `/desk/published/${articleId}`,
    title,
    lang: entry.language === language ? undefined : entry.language,
    about: state === 'published' ? `${account.name} · ${t('desk.cal.out')}` : account.name,
  }
}

/** The month that most of a week lies in. */
function monthOf({ days }: Span): string {
  return (days[3] ?? '').slice(0, 7)
}

function wordsOf(day: Day, language: string, weekday = false): string {
  const parts: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric', timeZone: 'UTC' }
  if (weekday) parts.weekday = 'long'
  return new Intl.DateTimeFormat(localeOf(language), parts).format(new Date(`${day}T00:00Z`))
}
