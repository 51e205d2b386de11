export const DIGEST_RHYTHMS = ['daily', 'weekly'] as const
export type DigestRhythm = (typeof DIGEST_RHYTHMS)[number]

const HOUR_MS = 3600_000
/** In the reader's zone; weekly ones on Mondays. */
const HOUR = 8

/**
 * When the next digest goes out: the next eight o'clock in the reader's zone (IANA name), or that of the next Monday.
 * Days on which clocks change have it at eight by the new clock.
 */
export function nextDigest(now: Date, rhythm: DigestRhythm, zone: string): Date {
  const format = formatIn(zone)
  // The first full quarter of an hour at which the clock on the wall shows eight; zones differ by quarters.
  const quarter = HOUR_MS / 4
  const most = (rhythm === 'weekly' ? 8 : 2) * 24 * 4
  let at = Math.floor(now.getTime() / quarter) * quarter + quarter
  for (let tried = 0; tried < most; tried++, at += quarter) {
    const { hour, minute, weekday } = format(at)
    if (hour === HOUR && minute === 0 && (rhythm === 'daily' || weekday === 'Mon')) return new Date(at)
  }
  return new Date(now.getTime() + 24 * HOUR_MS)
}

function formatIn(zone: string) {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: known(zone),
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
    hourCycle: 'h23',
  })
  return (at: number) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    return { hour: Number(parts.hour), minute: Number(parts.minute), weekday: parts.weekday }
  }
}

function known(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
