/** A day of a calendar, `YYYY-MM-DD`: no zone, no time. */
export type Day = string

/** The local day of an instant. */
export function dayOf(at: Date, zone: string): Day {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  return format.format(at)
}

/** Building Intl formatters is slow; one a zone. Swedish dates are written as ISO 8601 writes them. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The weeks that a month (`YYYY-MM`) touches, from Monday to Sunday, whole (ISO 8601 weeks). */
export function weeksOf(month: string): Day[][] {
  const first = new Date(`${month}-01T00:00Z`)
  const start = new Date(first)
  start.setUTCDate(1 - ((first.getUTCDay() + 6) % 7))
  const weeks: Day[][] = []
  const day = new Date(start)
  do {
    weeks.push(
      Array.from({ length: 7 }, () => {
        const written = day.toISOString().slice(0, 10)
        day.setUTCDate(day.getUTCDate() + 1)
        return written
      }),
    )
  } while (day.toISOString().slice(0, 7) === month)
  return weeks
}

/** The month before (-1) or after (1) one, `YYYY-MM`. */
export function monthBeside(month: string, step: -1 | 1): string {
  const at = new Date(`${month}-01T00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + step)
  return at.toISOString().slice(0, 7)
}

/** `YYYY-MM` as it came in an address, if it is a month of this age. */
export function monthFrom(text: unknown): string | undefined {
  return typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : undefined
}
