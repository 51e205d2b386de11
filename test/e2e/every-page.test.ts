import { afterAll, describe, expect, test, vi } from 'vitest'
import { closePage } from '../support/browser.ts'
import { lookAt } from './every-page/look-at.ts'
import { setStage } from './every-page/stage.ts'

// One page draws while the other computes.
vi.setConfig({ maxConcurrency: 2, testTimeout: 120_000 })

// Filled before anything is declared: the pages are found by walking the routes.
const stage = await setStage()
afterAll(() => stage.close())

test('every page of readers can be opened here', () => {
  expect(stage.closed).toEqual([])
})

describe.each(stage.addresses)('%s', (address) => {
  test.concurrent.each(['standard', 'care'] as const)('is for everyone, %s edition', async (edition) => {
    const page = await stage.open(address, edition)
    expect(await lookAt(page, edition)).toEqual([])
    await closePage(page)
  })
})
