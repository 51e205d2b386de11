import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Busy, Turns } from '../../src/kernel/turns.ts'

describe('turns', () => {
  test('lets a few in at once, the others in their order, whatever becomes of those before', async () => {
    const turns = new Turns({ atOnce: 2, mostWaiting: 10 })
    const entered: number[] = []
    let inside = 0
    let most = 0
    const outcomes = await Promise.allSettled(
      [0, 1, 2, 3, 4, 5].map((number) =>
        turns.take(async () => {
          entered.push(number)
          most = Math.max(most, ++inside)
          await wait(5)
          inside -= 1
          if (number === 1) throw new Error('no')
          return number
        }),
      ),
    )
    expect(entered).toEqual([0, 1, 2, 3, 4, 5])
    expect(most).toBe(2)
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
    ])
    expect(await turns.take(async () => 'again')).toBe('again')
  })

  test('refuse who would wait too long, or waited so long', async () => {
    const turns = new Turns({ atOnce: 1, mostWaiting: 1, patience: 20 })
    const first = turns.take(() => wait(100))
    const second = turns.take(async () => {})
    await expect(turns.take(async () => {})).rejects.toMatchObject({ code: 'http.unavailable' })
    await expect(second).rejects.toBeInstanceOf(Busy)
    await first
    expect(await turns.take(async () => 'free again')).toBe('free again')
  })

  test('without patience wait as long as it takes', async () => {
    const turns = new Turns({ atOnce: 1, mostWaiting: 1 })
    const first = turns.take(() => wait(20))
    const second = turns.take(async () => 'at last')
    await expect(turns.take(async () => {})).rejects.toBeInstanceOf(Busy)
    await first
    expect(await second).toBe('at last')
  })
})
