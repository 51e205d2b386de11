/** What a time on a wall clock in a time zone means: one moment, none (the clocks skip it), or one of two. */
export type WallTime =
  | { kind: 'one'; at: Date }
  /** `after`: the same time counted on as if the clocks had not been put forward. */
  | { kind: 'skipped'; after: Date }
  | { kind: 'twice'; first: Date; second: Date }

/**
 * The moment of a date and time (`YYYY-MM-DDTHH:mm`, with seconds or without) in an IANA time zone; undefined for what
 * is no date. Where clocks are changed a time may exist twice or not at all.
 */
export function fromWallTime(text: string, timeZone: string): WallTime | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?$/.exec(text)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  const isDate = new Date(wall).toISOString().slice(0, 16) === `${text.slice(0, 10)}T${text.slice(11, 16)}`
  if (!isDate || second > 59) return undefined
  // Offsets a day before and a day after: no zone changes its clocks twice within that.
  const offsets = [...new Set([-DAY_MS, DAY_MS].map((away) => offsetAt(wall + away, timeZone)))]
  const moments = offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, timeZone) === wall)
  const [first, other] = [...new Set(moments)].sort((a, b) => a - b)
  if (first === undefined) return { kind: 'skipped', after: new Date(wall - (offsets[0] as number)) }
  if (other === undefined) return { kind: 'one', at: new Date(first) }
  return { kind: 'twice', first: new Date(first), second: new Date(other) }
}

/** A moment as a wall clock in a time zone shows it, `YYYY-MM-DDTHH:mm`, as `datetime-local` wants it. */
export function toWallTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetAt(at.getTime(), timeZone)).toISOString().slice(0, 16)
}

const DAY_MS = 24 * 3600_000

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const whole = Math.floor(at / 1000) * 1000
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(whole))
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return wall - whole
}
