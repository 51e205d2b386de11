import { describe, expect, it } from 'vitest'
import { createIdSource, isId, newId } from '../../src/kernel/ids.ts'

describe('IDs', () => {
  it('are 13 characters, rise with time and within a millisecond, and never repeat', () => {
    const ids = Array.from({ length: 50_000 }, newId)
    expect(ids.every(isId)).toBe(true)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('go on rising when the clock goes back', () => {
    let time = Date.UTC(2026, 0, 2)
    const next = createIdSource(() => time)
    const before = next()
    time -= 60_000
    expect(next() > before).toBe(true)
  })

  it('know what is none', () => {
    for (const text of [
      '',
      'abc',
      '0123456789ab',
      '0123456789abcd',
      '0123456789ABC',
      '0123456789abu',
      "01234567'9abc",
    ]) {
      expect(isId(text)).toBe(false)
    }
  })
})
