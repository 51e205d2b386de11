import { expect, test } from 'vitest'
import {
  checkDocument,
  emptyDocument,
  isLinkAddress,
  linkAddress,
} from '../../../src/kernel/document/index.ts'
import { hasCode } from '../../../src/kernel/errors.ts'
import { doc, everything, paragraph } from './samples.ts'

test('what the schema allows comes back in canonical form', () => {
  expect(checkDocument(everything)).toEqual(everything)
  expect(checkDocument(emptyDocument())).toEqual(emptyDocument())
  const sloppy = {
    type: 'doc',
    junk: 1,
    content: [{ type: 'heading', content: [{ type: 'text', text: 'a' }] }],
  }
  expect(checkDocument(sloppy)).toEqual(
    doc({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'a' }] }),
  )
})

function link(href: unknown) {
  return doc(
    paragraph({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: href as string } }] }),
  )
}
function nested(depth: number): unknown {
  let node: unknown = paragraph('a')
  for (let level = 0; level < depth; level++) node = { type: 'blockquote', content: [node] }
  return { type: 'doc', content: [node] }
}

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['text', 'doc'],
  ['another root', paragraph('a')],
  ['no content', { type: 'doc', content: [] }],
  ['an unknown node', { type: 'doc', content: [{ type: 'script' }] }],
  ['an inherited name', { type: 'doc', content: [{ type: '__proto__' }] }],
  ['text at the top', { type: 'doc', content: [{ type: 'text', text: 'a' }] }],
  ['empty text', { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }] }],
  [
    'an unknown mark',
    {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'blink' }] }] }],
    },
  ],
  ['a level', { type: 'doc', content: [{ type: 'heading', attrs: { level: 1 } }] }],
  ['javascript', link('javascript:alert(1)')],
  ['javascript in disguise', link('java\nscript:alert(1)')],
  ['data', link('data:text/html,a')],
  ['no address', link(7)],
  ['a picture without ID', { type: 'doc', content: [{ type: 'picture', attrs: { media: '../x' } }] }],
  [
    'a picture from data',
    { type: 'doc', content: [{ type: 'picture', attrs: { src: 'data:image/png,a' } }] },
  ],
  [
    'a wide cell',
    {
      type: 'doc',
      content: [
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [{ type: 'tableCell', attrs: { colspan: 1e9 }, content: [paragraph('a')] }],
            },
          ],
        },
      ],
    },
  ],
  ['NUL', doc(paragraph('a\0'))],
  ['a lone surrogate', doc(paragraph('a\ud800'))],
  ['depth', nested(31)],
  ['much depth', nested(100_000)],
  ['nodes', doc(...Array.from({ length: 20_001 }, () => ({ type: 'rule' as const })))],
  ['bytes', doc(paragraph('字'.repeat(900_000)))],
])('refuses %s', (_, json) => {
  let thrown: unknown
  try {
    checkDocument(json)
  } catch (error) {
    thrown = error
  }
  expect(hasCode(thrown, 'document.invalid')).toBe(true)
})

test('allows the depth and the links that it says', () => {
  expect(() => checkDocument(nested(30))).not.toThrow()
  for (const href of [
    'https://a.example/路',
    '/a/b?c#d',
    '#part',
    'mailto:a@b.example',
    '//cdn.example/a',
    'a:b'.slice(0, 1),
  ])
    expect(() => checkDocument(link(href))).not.toThrow()
})

test('foreign addresses are read as a browser reads them', () => {
  expect(linkAddress(' https://a.example/a b ')).toBe('https://a.example/a%20b')
  expect(linkAddress('../b', 'https://a.example/x/y/z')).toBe('https://a.example/x/b')
  expect(linkAddress('#part', 'https://a.example/')).toBe('#part')
  expect(linkAddress('java\tscript:alert(1)')).toBeUndefined()
  expect(linkAddress('\u0001javascript:alert(1)')).toBeUndefined()
  expect(linkAddress('JaVaScRiPt:alert(1)', 'https://a.example/')).toBeUndefined()
  expect(linkAddress('vbscript:x')).toBeUndefined()
  expect(linkAddress('https://')).toSatisfy(
    (address) => address === undefined || isLinkAddress(address as string),
  )
})
