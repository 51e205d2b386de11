import { afterAll, beforeAll, describe } from 'vitest'
import { accessible } from './demo/accessible.ts'
import { journey } from './demo/journey.ts'
import { phone } from './demo/phone.ts'
import { type Stage, setStage } from './demo/stage.ts'
import { withoutScript } from './demo/without-script.ts'

// Filled before the first test; the suites are declared before there is anything to hand them.
const stage = {} as Stage
beforeAll(async () => {
  Object.assign(stage, await setStage())
}, 240_000)
afterAll(() => stage.close?.())

describe('the demo portal', () => {
  journey(stage)
  withoutScript(stage)
  accessible(stage)
  phone(stage)
})
