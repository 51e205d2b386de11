import { describe, expect, test } from 'vitest'
import { domainCircles, forbidden, moduleCircles } from './boundaries.ts'
import { type Module, readModules } from './source.ts'

const modules = readModules()

describe('folders', () => {
  test('arrows point one way', () => {
    expect(
      modules.flatMap((module) => module.imports.flatMap((used) => forbidden(module, used) ?? [])),
    ).toEqual([])
  })

  test('the folders of the domain are not in a circle', () => {
    expect(domainCircles(modules)).toEqual([])
  })

  test('no module imports itself by way of others', () => {
    expect(moduleCircles(modules)).toEqual([])
  })

  test('every import of ours exists and names its file', () => {
    const wrong = modules.flatMap((module) =>
      module.imports
        .filter((used) => used.ours && !/\.(tsx?|css|json)$/.test(used.target))
        .map((used) => `${module.path} → ${used.target}`),
    )
    expect(wrong).toEqual([])
  })

  test('the platform does not know what an article is', () => {
    const words = /\b\w*(article|revision|headline|byline|retraction|topic)\w*\b/gi
    const knowing = modules
      .filter((module) => module.path.startsWith('src/platform/'))
      .flatMap((module) =>
        (withoutComments(module.text).match(words) ?? []).map((word) => `${module.path}: ${word}`),
      )
    expect(knowing).toEqual([])
  })
})

// The rules themselves, shown what they must refuse.
describe('the folder rule refuses', () => {
  test.each([
    ['src/kernel/ids.ts', 'src/platform/config.ts', 'points upwards'],
    ['src/platform/log.ts', 'src/domain/articles/index.ts', 'points upwards'],
    ['src/web/http/server.ts', 'src/federation/index.ts', 'points sideways'],
    ['src/domain/ranking/hot.ts', 'src/domain/articles/listing.ts', 'entered through its index.ts'],
    ['src/web/reader/front.tsx', 'src/domain/articles/listing.ts', 'entered through its index.ts'],
    ['src/web/reader/front.tsx', 'src/web/desk/queue.tsx', 'do not import one another'],
    ['src/web/ui/layout.tsx', 'src/web/reader/front.tsx', 'does not know them'],
    ['src/client/share.ts', 'src/web/ui/layout.tsx', 'types and the kernel'],
    ['src/web/ui/layout.tsx', 'src/client/share.ts', 'only the bundler'],
  ])('%s → %s', (path, target, why) => {
    const used = { target, ours: true, typeOnly: false, names: [] }
    expect(forbidden(fake(path), used)).toContain(why)
  })

  test('input and output in the kernel', () => {
    const used = { target: 'node:fs/promises', ours: false, typeOnly: false, names: [] }
    expect(forbidden(fake('src/kernel/ids.ts'), used)).toContain('no input or output')
  })

  test('circles', () => {
    const importing = (path: string, target: string) => ({
      ...fake(path),
      imports: [{ target, ours: true, typeOnly: false, names: [] }],
    })
    const two = [
      importing('src/domain/a/x.ts', 'src/domain/b/index.ts'),
      importing('src/domain/b/y.ts', 'src/domain/a/index.ts'),
    ]
    expect(domainCircles(two)).toEqual(['a → b → a'])
  })
})

function fake(path: string): Module {
  return { path, text: '', lines: 0, imports: [], exports: [], hasDefault: false }
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
