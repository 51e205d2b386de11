/**
 * A moment from what exports write: ISO 8601, RFC 822, `2020-01-02`, `2020-01-02 10:00[:00]` with or without an offset,
 * or epoch seconds or milliseconds. Without an offset the text is local time in `timeZone` (an IANA name). Null when it is
 * no date, or WordPress's `0000-00-00 00:00:00`, or lies outside the years 1900 to 9999.
 */
export function parseSourceDate(value: unknown, timeZone: string): Date | null {
  if (value instanceof Date) return sensible(value)
  if (typeof value === 'number') return sensible(new Date(Math.abs(value) < 1e11 ? value * 1000 : value))
  if (typeof value !== 'string') return null
  const text = value.trim()
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text,
    )
  if (parts) return fromParts(parts, timeZone)
  // RFC 822 and the like carry their own zone; the year guards against "-0001" of WordPress drafts.
  if (/^[A-Za-z]{3},? .*\b\d{4}\b/.test(text) && !/-0001/.test(text)) return sensible(new Date(text))
  return null
}

function fromParts(parts: RegExpExecArray, timeZone: string): Date | null {
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59) return null
  const wall = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59))
  if (new Date(wall).getUTCMonth() !== month - 1) return null
  const zone = parts[7]
  if (!zone) return sensible(new Date(wall - offsetAt(wall, timeZone)))
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!offset) return sensible(new Date(wall))
  const minutes = Number(offset[2]) * 60 + Number(offset[3])
  return sensible(new Date(wall - (offset[1] === '-' ? -minutes : minutes) * 60_000))
}

/** Milliseconds that the zone's clocks were ahead of UTC when they showed this wall time. */
function offsetAt(wall: number, timeZone: string): number {
  const first = zoneOffset(wall, timeZone)
  return zoneOffset(wall - first, timeZone)
}

function zoneOffset(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const text = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).format(instant)
  const found = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text)
  if (!found) return 0
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0)
  return (found[1] === '-' ? -seconds : seconds) * 1000
}

function sensible(date: Date): Date | null {
  const year = date.getUTCFullYear()
  return Number.isFinite(date.getTime()) && year >= 1900 && year <= 9999 ? date : null
}
