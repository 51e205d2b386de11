import { expect, test } from 'vitest'
import { jobKinds } from '../../../src/jobs.ts'
import { translateCode } from '../../../src/web/ui/messages.ts'
import { read, readModules } from '../../rules/source.ts'

const ACT =
  /\b(?:record|audit|note)\(\s*tx\b(?:(?!CodedError)[^;])*?'([a-z]+\.[a-z_]+)'(?:\s*:\s*'([a-z]+\.[a-z_]+)')?/g

test('every act that is recorded has words in the audit', () => {
  const acts = readModules()
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap(({ path }) => [...read(path).matchAll(ACT)].flatMap(([, ...names]) => names.filter(Boolean)))
  expect(acts.length).toBeGreaterThan(20)
  const nameless = [...new Set(acts)].filter((act) => !translateCode('en', `audit.${act}`))
  expect(nameless).toEqual([])
})

test('every kind of job has words in the console', () => {
  const nameless = jobKinds
    .map(({ name }) => name)
    .filter((name) => !translateCode('en', `console.job.${name}`))
  expect(nameless).toEqual([])
})
