import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangeOf } from '../../../src/web/media/range.ts'

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['Bytes=99-99', { start: 99, end: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=20-10', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=a-b', undefined],
  ['bytes=1e1-', undefined],
  ['items=0-5', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s of 100 bytes', (header, expected) => expect(rangeOf(header, 100)).toEqual(expected))

test('a range is always within the file', () => {
  const number = fc.oneof(fc.constant(''), fc.nat(2000).map(String))
  fc.assert(
    fc.property(number, number, fc.nat(1000), (start, end, size) => {
      const range = rangeOf(`bytes=${start}-${end}`, size)
      if (range === undefined || range === 'unsatisfiable') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThan(size)
    }),
  )
})
