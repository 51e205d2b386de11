const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/**
 * When something was published `days` before today at `time` (HH:MM) in a time zone; as many days earlier as it takes to
 * lie before `now`.
 */
export function publicationTime(now: Date, timeZone: string, days: number, time: string): Date {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
  const naive = Date.parse(`${today}T${time}:00Z`)
  let at = naive - offsetOf(new Date(naive), timeZone) - days * DAY_MS
  while (at > now.getTime() - MINUTE_MS) at -= DAY_MS
  return new Date(at)
}

/** How far a zone's clocks are ahead of UTC, in milliseconds. */
function offsetOf(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(moment)
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - Math.floor(moment.getTime() / 1000) * 1000
}
