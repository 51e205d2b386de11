import { describe, expect, test } from 'vitest'
import type { Placement } from '../../../src/domain/placements/index.ts'
import { type PlaceTyped, typedOf, wordsOf } from '../../../src/web/desk/slots/place-form.ts'

const zone = 'Europe/Berlin'
const now = new Date('2026-10-24T10:00:00Z')
const publicUrl = new URL('https://portal.example')
// On 25 October 2026 the clocks of Berlin show 02:30 twice: at 00:30 and at 01:30 UTC.
const SECOND = new Date('2026-10-25T01:30:15.250Z')
const placement: Placement = {
  ...{ id: '0000000000001', page: '', slot: 'lead', channelId: null, position: 1 },
  target: { kind: 'outside', url: 'https://example.org/' },
  ...{ headline: 'H', summary: '', sponsored: false, sponsor: '', wantsApproval: false },
  ...{ from: new Date('2026-10-24T12:00:30Z'), until: SECOND, begun: 1, approved: null, ended: null },
}
const opened: PlaceTyped = { ...typedOf(placement, zone, now, publicUrl), key: '' }
const words = (changes: Partial<PlaceTyped> = {}) =>
  wordsOf({ ...opened, ...changes }, { zone, now, publicUrl })

describe('the times of a placement that is changed', () => {
  test('stay exactly what they are while their text is unchanged', () => {
    expect(opened.until).toBe('2026-10-25T02:30')
    expect(words({ headline: 'Other' })).toMatchObject({ from: placement.from, until: SECOND })
  })

  test.each<[string, Partial<PlaceTyped>, Date | null]>([
    ['another text', { until: '2026-10-25T03:30' }, new Date('2026-10-25T02:30:00Z')],
    ['no text', { until: '' }, null],
    ['an exact time that is none', { untilAt: 'yesterday' }, new Date('2026-10-25T00:30:00Z')],
    [
      'an exact time that no calendar has',
      { untilAt: '2026-99-25T01:30:15.250Z' },
      new Date('2026-10-25T00:30:00Z'),
    ],
    [
      'an exact time of another text',
      { untilAt: '2027-01-01T00:00:00.000Z' },
      new Date('2026-10-25T00:30:00Z'),
    ],
  ])('are read from %s', (_, changes, until) => {
    expect(words(changes).until).toEqual(until)
  })
})
