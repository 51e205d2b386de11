import { describe, expect, test } from 'vitest'
import { projectFiles, readModules } from './source.ts'

const HARD_LIMIT = 300
const MEDIAN_LIMIT = 90
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d|config))*\.[a-z0-9]+$/
const VAGUE = /(Manager|Helper|Helpers|Service|Utils?|utils?|helpers?|manager|service)$/

const modules = readModules()
const sources = ['src', 'test', 'bench', 'demo', 'scripts'].flatMap((folder) => projectFiles(folder))
const code = sources.filter((path) => /\.(tsx?|mjs|js|css)$/.test(path) && !path.includes('/generated/'))

describe('files', () => {
  test('end at 300 lines', () => {
    const long = modules
      .filter(({ lines }) => lines > HARD_LIMIT)
      .map(({ path, lines }) => `${path}: ${lines}`)
    expect(long).toEqual([])
  })

  test('are short on the whole', () => {
    const sizes = modules.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)] ?? 0).toBeLessThanOrEqual(MEDIAN_LIMIT)
  })

  test('have names in kebab-case', () => {
    const fixtures = /^test\/fixtures\//
    const wrong = code
      .filter((path) => !fixtures.test(path))
      .filter(
        (path) =>
          !path
            .split('/')
            .every((part, at, all) => (at < all.length - 1 ? /^[a-z0-9-]+$/ : KEBAB).test(part)),
      )
    expect(wrong).toEqual([])
  })

  test('export by name', () => {
    expect(modules.filter(({ hasDefault }) => hasDefault).map(({ path }) => path)).toEqual([])
  })

  test('and exports are named after what they do', () => {
    const vague = modules.flatMap(({ path, exports }) => [
      ...exports.filter((name) => VAGUE.test(name)).map((name) => `${path}: ${name}`),
      ...path
        .replace(/\.tsx?$/, '')
        .split('/')
        .filter((part) => VAGUE.test(part))
        .map((part) => `${path}: ${part}`),
    ])
    expect(vague).toEqual([])
  })

  test('hold no module-level state that changes', () => {
    // `app.ts` and the commands assemble; a worker's entry is a command too.
    const stateful = modules
      .filter(({ path }) => !/^src\/(app|main)\.ts$|^src\/(commands|client)\//.test(path))
      .flatMap(({ path, text }) =>
        (text.match(/^(export )?let \w+/gm) ?? []).map((line) => `${path}: ${line}`),
      )
    expect(stateful).toEqual([])
  })
})
