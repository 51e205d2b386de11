import { expect, test } from 'vitest'
import { publicationTime } from '../../src/demo/content/publication-time.ts'

const noon = new Date('2026-03-10T04:00:00Z')

test('a time of day in the portal’s zone', () => {
  expect(publicationTime(noon, 'Asia/Shanghai', 0, '06:40').toISOString()).toBe('2026-03-09T22:40:00.000Z')
  expect(publicationTime(noon, 'Asia/Shanghai', 2, '18:00').toISOString()).toBe('2026-03-08T10:00:00.000Z')
})

test('never later than now', () => {
  expect(publicationTime(noon, 'Asia/Shanghai', 0, '12:00').toISOString()).toBe('2026-03-09T04:00:00.000Z')
  expect(publicationTime(noon, 'Asia/Shanghai', 0, '23:30').toISOString()).toBe('2026-03-09T15:30:00.000Z')
})

test('zones behind UTC, and the day that is theirs', () => {
  const night = new Date('2026-03-10T02:00:00Z')
  expect(publicationTime(night, 'America/Lima', 0, '20:00').toISOString()).toBe('2026-03-10T01:00:00.000Z')
})
