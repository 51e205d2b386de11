import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RevisionDiff } from '../../../src/web/ui/diff.ts'
import { diffRevisions } from '../../../src/web/ui/diff.ts'

const side = (...paragraphs: string[]) => ({ title: '渡轮', plain: paragraphs.join('\n') })

test('a changed year is shown as a word within its paragraph', () => {
  const diff = diffRevisions(
    side('开头。', '这条航线自一九八五年起没有停过一天。', '结尾。'),
    side('开头。', '这条航线自一九八四年起没有停过一天。', '结尾。'),
    'zh-CN',
  )
  const changed = paragraphs(diff).find(({ kind }) => kind === 'changed')
  expect(changed?.parts.filter(({ kind }) => kind === 'same').map(({ text }) => text)).toEqual([
    '这条航线自一九八',
    '起没有停过一天。',
  ])
  expect(diff.title).toBeUndefined()
})

test('paragraphs that come and go are whole, unchanged stretches are counted', () => {
  const many = Array.from({ length: 20 }, (_, index) => `第${index}段，没有变化。`)
  const diff = diffRevisions(side(...many, '旧的一段。'), side('全新的开头。', ...many), 'zh-CN')
  expect(diff.blocks.map((block) => (block.kind === 'skipped' ? block.count : block.paragraph.kind))).toEqual(
    ['added', 'same', 18, 'same', 'removed'],
  )
})

test('two paragraphs with little in common are not mixed', () => {
  const diff = diffRevisions(side('The harbour kept its own tables.'), side('渡轮靠岸。'), 'en')
  expect(paragraphs(diff).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})

test('a title is compared too', () => {
  const diff = diffRevisions(
    { title: '最后一班渡轮', plain: '' },
    { title: '最后一班轮船', plain: '' },
    'zh-CN',
  )
  expect(diff.title?.some(({ kind }) => kind === 'added')).toBe(true)
})

test('both texts can be read out of a diff, up to what was skipped', () => {
  const paragraph = fc.stringMatching(/^[a-c 的河船]{1,12}$/).filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(
      fc.array(paragraph, { maxLength: 6 }),
      fc.array(paragraph, { maxLength: 6 }),
      (older, newer) => {
        const diff = diffRevisions(side(...older), side(...newer), 'zh-CN')
        if (diff.blocks.some(({ kind }) => kind === 'skipped')) return
        expect(textOf(diff, 'added')).toBe(older.join(''))
        expect(textOf(diff, 'removed')).toBe(newer.join(''))
      },
    ),
  )
})

test('long texts that have nothing in common are done soon', () => {
  const text = (seed: number) =>
    Array.from({ length: 4_000 }, (_, index) => `${seed} ${(index * 7_919 * seed) % 10_007} words of a line`)
  const started = performance.now()
  const diff = diffRevisions(side(...text(3)), side(...text(5)), 'en')
  expect(diff.coarse).toBe(true)
  expect(performance.now() - started).toBeLessThan(1_000)
})

function paragraphs(diff: RevisionDiff) {
  return diff.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.paragraph] : []))
}

function textOf(diff: RevisionDiff, without: 'added' | 'removed'): string {
  return paragraphs(diff)
    .flatMap(({ parts }) => parts.filter(({ kind }) => kind !== without).map(({ text }) => text))
    .join('')
}
