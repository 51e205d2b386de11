import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openGate } from '../../../src/web/http/gate.ts'

describe('a gate', () => {
  test('lets a few in at once, the others in their order, whatever becomes of those before', async () => {
    const gate = openGate({ most: 2, waiting: 10 })
    const entered: number[] = []
    let inside = 0
    let most = 0
    const outcomes = await Promise.allSettled(
      [0, 1, 2, 3, 4, 5].map((number) =>
        gate(async () => {
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
    expect(await gate(async () => 'again')).toBe('again')
  })

  test('refuses who would wait too long', async () => {
    const gate = openGate({ most: 1, waiting: 1 })
    const first = gate(() => wait(20))
    const second = gate(() => wait(1))
    await expect(gate(() => wait(1))).rejects.toMatchObject({ code: 'http.unavailable' })
    await Promise.all([first, second])
  })
})
