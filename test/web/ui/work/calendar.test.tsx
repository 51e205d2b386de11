import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Calendar, dayOf, monthBeside, monthFrom, weeksOf } from '../../../../src/web/ui/work/index.ts'

describe('a month', () => {
  test('has whole weeks from Monday, also where it begins or ends on one', () => {
    expect(weeksOf('2026-11')[0]?.[0]).toBe('2026-10-26')
    expect(weeksOf('2026-11').at(-1)?.at(-1)).toBe('2026-12-06')
    expect(weeksOf('2027-02')).toHaveLength(4)
    expect(weeksOf('2027-03')[0]?.[0]).toBe('2027-03-01')
  })

  test('has each of its days once, over thirty years', () => {
    for (let year = 2020; year < 2050; year++) {
      for (let number = 1; number <= 12; number++) {
        const month = `${year}-${String(number).padStart(2, '0')}`
        const days = weeksOf(month).flat()
        const own = days.filter((day) => day.startsWith(month))
        expect(own).toHaveLength(new Date(Date.UTC(year, number, 0)).getUTCDate())
        expect(new Set(days).size).toBe(days.length)
      }
    }
  })

  test('has neighbours across the year', () => {
    expect(monthBeside('2026-12', 1)).toBe('2027-01')
    expect(monthBeside('2026-01', -1)).toBe('2025-12')
  })

  test.each(['2026-13', '2026-1', '1999-01', '2026-01-01', ['2026-01'], undefined, '２０２６-01'])(
    'is not %s',
    (text) => {
      expect(monthFrom(text)).toBeUndefined()
    },
  )
})

describe('the calendar', () => {
  const zone = 'America/New_York'
  // 01:30 happens twice in that night.
  const entries = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '2026-11-02T04:59:00Z'].map((at) => ({
    at: new Date(at),
    href: `/desk/articles/${at}`,
    title: at,
  }))

  test('puts an instant on its local day, when clocks change too', () => {
    expect(entries.map(({ at }) => dayOf(at, zone))).toEqual(['2026-11-01', '2026-11-01', '2026-11-01'])
    expect(dayOf(new Date('2026-11-02T05:00:00Z'), zone)).toBe('2026-11-02')
  })

  test('says which day is today and when each thing happens', () => {
    const html = renderToString(
      <Calendar
        language="en"
        zone={zone}
        month="2026-11"
        now={new Date('2026-11-01T12:00Z')}
        entries={entries}
        previousHref="?month=2026-10"
        nextHref="?month=2026-12"
      />,
    )
    expect(html).toContain('November 2026')
    expect(html.match(/aria-current="date"/g)).toHaveLength(1)
    expect(html.match(/>01:30</g)).toHaveLength(2)
    expect(html).toContain('>23:59<')
    expect(html).toContain('Sunday 1 November')
  })
})
