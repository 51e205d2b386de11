import { describe, expect, test } from 'vitest'
import { fromWallTime, toWallTime } from '../../../src/kernel/time/index.ts'

const at = (text: string): Date => new Date(text)

describe('a time on the wall', () => {
  test('is one moment on most days', () => {
    expect(fromWallTime('2026-11-23T08:30', 'Asia/Shanghai')).toEqual({
      kind: 'one',
      at: at('2026-11-23T00:30:00Z'),
    })
    expect(fromWallTime('2026-07-01 08:30:15', 'America/New_York')).toEqual({
      kind: 'one',
      at: at('2026-07-01T12:30:15Z'),
    })
  })

  test('is none while the clocks are put forward', () => {
    // Berlin, 2026-03-29: 02:00 becomes 03:00.
    expect(fromWallTime('2026-03-29T02:30', 'Europe/Berlin')).toEqual({
      kind: 'skipped',
      after: at('2026-03-29T01:30:00Z'),
    })
    expect(fromWallTime('2026-03-29T03:00', 'Europe/Berlin')).toEqual({
      kind: 'one',
      at: at('2026-03-29T01:00:00Z'),
    })
  })

  test('is two while they are put back', () => {
    expect(fromWallTime('2026-10-25T02:30', 'Europe/Berlin')).toEqual({
      kind: 'twice',
      first: at('2026-10-25T00:30:00Z'),
      second: at('2026-10-25T01:30:00Z'),
    })
    // Half an hour on Lord Howe Island.
    expect(fromWallTime('2026-04-05T01:45', 'Australia/Lord_Howe')).toEqual({
      kind: 'twice',
      first: at('2026-04-04T14:45:00Z'),
      second: at('2026-04-04T15:15:00Z'),
    })
  })

  test.each(['', '2026-02-30T10:00', '2026-01-01', '2026-01-01T24:00', '2026-01-01T10:61', 'tomorrow'])(
    'is not %o',
    (text) => expect(fromWallTime(text, 'UTC')).toBeUndefined(),
  )

  test('is shown and read again', () => {
    for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'])
      for (let hour = 0; hour < 24 * 400; hour += 61) {
        const moment = new Date(Date.UTC(2026, 0, 1, hour))
        const wall = fromWallTime(toWallTime(moment, zone), zone)
        const found =
          wall?.kind === 'one' ? [wall.at] : wall?.kind === 'twice' ? [wall.first, wall.second] : []
        expect(found).toContainEqual(moment)
      }
  })
})
