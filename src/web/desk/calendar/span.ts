import { fromWallTime } from '../../../kernel/time/index.ts'
import { type Day, dayOf, monthFrom, weeksOf } from '../../ui/work/index.ts'

/** What the calendar shows: a month, or a week by its Monday. */
export type Span = { kind: 'month'; month: string; days: Day[] } | { kind: 'week'; monday: Day; days: Day[] }

/** What an address asks for (`?month=2026-05`, `?week=2026-05-04`), else the week of today in the portal's zone. */
export function readSpan(query: { month?: unknown; week?: unknown }, now: Date, zone: string): Span {
  const month = monthFrom(query.month)
  if (month) return { kind: 'month', month, days: weeksOf(month).flat() }
  const { week } = query
  const day = typeof week === 'string' && isDay(week) ? week : dayOf(now, zone)
  const monday = later(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7))
  return { kind: 'week', monday, days: Array.from({ length: 7 }, (_, index) => later(monday, index)) }
}

/** The moments at which a span begins and ends, in the portal's zone. */
export function boundsOf({ days }: Span, zone: string): { from: Date; to: Date } {
  return { from: startOf(days[0] as Day, zone), to: startOf(later(days.at(-1) as Day, 1), zone) }
}

/** A day so many days later. */
export function later(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Midnight, or the first moment of a day whose clocks skip it. */
function startOf(day: Day, zone: string): Date {
  const time = fromWallTime(`${day}T00:00`, zone)
  if (!time) return new Date(`${day}T00:00Z`)
  return time.kind === 'one' ? time.at : time.kind === 'twice' ? time.first : time.after
}

function isDay(text: string): boolean {
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`))
}
