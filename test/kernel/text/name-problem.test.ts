import { describe, expect, test } from 'vitest'
import { nameProblem } from '../../../src/kernel/text/index.ts'

describe('a name', () => {
  test.each([
    '河边纪事',
    'Anne-Marie O’Neill',
    'جريدة',
    'می‌خواهم',
    'श्री',
    '👩‍🚀 Space',
    'Åsa',
    'Ånström',
    '한글',
  ])('like %s is fine', (name) => expect(nameProblem(name)).toBeUndefined())

  test.each([
    ['a\nb', 'control'],
    ['a\u0000b', 'control'],
    ['evil\u202Efdp.exe', 'direction'],
    ['\u2066left', 'direction'],
    ['\u200Fright', 'direction'],
    ['ed\u200Bitor', 'invisible'],
    ['ed\u200Ditor', 'invisible'],
    ['ed\u00ADitor', 'invisible'],
    ['\u3164', 'invisible'],
    ['tag\u{E0041}', 'invisible'],
    ['half\uD800', 'invisible'],
    ['Z\u0301\u0302\u0303\u0304\u0305', 'stacked'],
  ])('%j is refused: %s', (name, problem) => expect(nameProblem(name)).toBe(problem))
})
