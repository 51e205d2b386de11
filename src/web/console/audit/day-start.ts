/**
 * The instant at which a day (`2026-11-23`) begins in a zone, `later` days on; undefined for anything else. A day's
 * beginning is found by what the zone's clock shows: summer time may begin or end at midnight.
 */
export function dayStart(day: string, zone: string, later = 0): Date | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (!year) return undefined
  const wanted = Date.UTC(Number(year), Number(month) - 1, Number(date) + later)
  if (Number.isNaN(wanted)) return undefined
  let guess = wanted
  // Twice: the offset at the first guess may be that of the other side of a change.
  for (let round = 0; round < 2; round++) guess = wanted - (shownAt(guess, zone) - guess)
  return new Date(guess)
}

/** What the zone's clock shows at an instant, as if it were UTC. */
function shownAt(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`)
}
