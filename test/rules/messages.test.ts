import { describe, expect, test } from 'vitest'
import { projectFiles, read, readModules } from './source.ts'

type Messages = Record<string, string>

const all = projectFiles('messages').filter((path) => path.endsWith('.json'))
/** The two languages that must be complete have a folder; any further one is a single file. */
const files = all.filter((path) => path.split('/').length > 2)
const further = all.filter((path) => path.split('/').length === 2)
const languages = [...new Set(files.map((path) => path.split('/')[1] as string))]
const areas = [...new Set(files.map((path) => path.split('/').slice(2).join('/')))]

describe('messages', () => {
  test('exist in Chinese and English', () => {
    expect(languages).toEqual(expect.arrayContaining(['zh-CN', 'en']))
  })

  test.each(areas)('%s has the same keys and parameters in every language', (area) => {
    const [first = {}, ...others] = languages.map((language) => signatures(load(language, area)))
    for (const other of others) expect(other).toEqual(first)
  })

  test('of a further language say nothing that no page asks for', () => {
    const known = Object.assign({}, ...areas.map((area) => signatures(load('en', area))))
    const strange = further.flatMap((path) =>
      Object.entries(signatures(JSON.parse(read(path))))
        .filter(
          ([key, names]) => key !== 'language.name' && !names.every((name) => known[key]?.includes(name)),
        )
        .map(([key]) => `${path}: ${key}`),
    )
    expect(strange).toEqual([])
  })

  test('are not empty', () => {
    const empty = languages.flatMap((language) =>
      areas.flatMap((area) =>
        Object.entries(load(language, area))
          .filter(([, value]) => typeof value !== 'string' || value.trim() === '')
          .map(([key]) => `${language} ${key}`),
      ),
    )
    expect(empty).toEqual([])
  })

  test('are found by every key that is written out', () => {
    const known = new Set(areas.flatMap((area) => Object.keys(load('zh-CN', area))))
    const missing = readModules()
      .filter(({ path }) => path.startsWith('src/web/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\bt\(\s*'([^']+)'/g)]
          .map((match) => match[1] as string)
          .filter((key) => !known.has(key))
          .map((key) => `${path}: ${key}`),
      )
    expect(missing).toEqual([])
  })

  test('use no exclamation marks', () => {
    const loud = languages.flatMap((language) =>
      areas.flatMap((area) =>
        Object.entries(load(language, area))
          .filter(([, value]) => /[!！]/.test(value))
          .map(([key]) => `${language} ${key}`),
      ),
    )
    expect(loud).toEqual([])
  })
})

function load(language: string, area: string): Messages {
  return JSON.parse(read(`messages/${language}/${area}`))
}

/** Each key with the parameters that its message takes. */
function signatures(messages: Messages): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(messages)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, [...new Set(value.match(/\{\w+/g) ?? [])].sort()]),
  )
}
