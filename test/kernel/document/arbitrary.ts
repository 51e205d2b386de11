import fc from 'fast-check'
import {
  type BlockNode,
  type Document,
  type InlineNode,
  normaliseDocument,
} from '../../../src/kernel/document/index.ts'
import { withMark } from '../../../src/kernel/document/marks.ts'
import type { Mark } from '../../../src/kernel/document/types.ts'

const AWKWARD = [
  ...'*_~`[]()<>!#-+.:|\\"\'&;=@/ 1aB',
  ...'“你好”，。！（）《》—…　世界カな글',
  '**',
  '~~',
  '![',
  '](',
  '[^1]',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '&amp;',
  '&lt',
  'http://a.example',
  'www.a.example',
  'a@b.example',
  '1. ',
  '- ',
  '> ',
  '# ',
  '```',
  '---',
  '| ',
  '\n',
  '\n\n',
  '  ',
  '\t',
  '\u00a0',
  'é',
  '👍🏽',
  '\u200b',
]
const words = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.constantFrom(...AWKWARD), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.constantFrom('一句话。', 'word', 'two words', '“引号”', '中文 and English') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1 }) },
)
const clean = words.map(
  (text) =>
    text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (found) => (/[\n\t]/.test(found) ? found : '')) || 'x',
)

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc
    .constantFrom('strong', 'emphasis', 'strike', 'code', 'superscript', 'subscript')
    .map((type) => ({ type }) as Mark),
  fc
    .constantFrom(
      'https://a.example/x?y=1&z=(2)#t',
      '/a/b',
      '#part',
      'mailto:a@b.example',
      'https://a.example/路_*',
    )
    .map((href) => ({ type: 'link' as const, attrs: { href } })),
)
const marks = fc.array(mark, { maxLength: 3 }).map((each) => each.reduce(withMark, [] as Mark[]))
const text: fc.Arbitrary<InlineNode> = fc
  .record({ words: clean, marks })
  .map(({ words, marks }) =>
    marks.length > 0 ? { type: 'text', text: words, marks } : { type: 'text', text: words },
  )
const inline: fc.Arbitrary<InlineNode> = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: fc.constant<InlineNode>({ type: 'hardBreak' }) },
  {
    weight: 1,
    arbitrary: fc
      .array(text, { minLength: 1, maxLength: 2 })
      .map((content) => ({ type: 'footnote', content }) as InlineNode),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        title: fc.oneof(clean, fc.constant('')),
        author: fc.oneof(clean, fc.constant('')),
        publisher: fc.oneof(clean, fc.constant('')),
        href: fc.constantFrom(null, 'https://a.example/x?y=1&z=(2)', '/a/b', 'mailto:a@b.example'),
        accessed: fc.constantFrom(null, '2026-02-28', '1999-12-31'),
      })
      .map((attrs) => ({ type: 'source', attrs }) as InlineNode),
  },
)
const line = fc.array(inline, { minLength: 1, maxLength: 5 })
const mediaId = (first: string) => fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{12}$/).map((rest) => first + rest)

const picture = fc
  .record({ media: mediaId('p'), caption: clean, alt: clean })
  .map((attrs) => ({ type: 'picture', attrs: { ...attrs, src: null } }) as BlockNode)

const { block } = fc.letrec<{ block: BlockNode; blocks: BlockNode[] }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    line.map((content) => ({ type: 'paragraph', content }) as BlockNode),
    fc
      .record({ level: fc.constantFrom(2, 3, 4), content: line })
      .map(({ level, content }) => ({ type: 'heading', attrs: { level }, content }) as BlockNode),
    picture,
    fc
      .record({
        caption: clean,
        pictures: fc.array(picture, { minLength: 2, maxLength: 4 }),
      })
      .map(
        ({ caption, pictures }) => ({ type: 'gallery', attrs: { caption }, content: pictures }) as BlockNode,
      ),
    fc
      .record({ media: mediaId('v'), caption: clean })
      .map((attrs) => ({ type: 'video', attrs: { ...attrs, src: null } }) as BlockNode),
    fc
      .record({ language: fc.constantFrom(null, 'ts', 'c++'), text: clean })
      .map(
        ({ language, text }) =>
          ({ type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] }) as BlockNode,
      ),
    fc.constant<BlockNode>({ type: 'rule' }),
    tie('blocks').map((content) => ({ type: 'blockquote', content }) as BlockNode),
    fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }).map(
      (items) =>
        ({
          type: 'bulletList',
          content: items.map((content) => ({ type: 'listItem', content })),
        }) as BlockNode,
    ),
    fc
      .record({
        start: fc.constantFrom(0, 1, 7),
        items: fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
      })
      .map(
        ({ start, items }) =>
          ({
            type: 'orderedList',
            attrs: { start },
            content: items.map((content) => ({ type: 'listItem', content })),
          }) as BlockNode,
      ),
    fc.array(line, { minLength: 1, maxLength: 4 }).map((cells) => simpleTable(cells)),
    fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }).map(
      (cells) =>
        ({
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: cells.map((content, at) => ({
                type: at % 2 ? 'tableHeader' : 'tableCell',
                attrs: { colspan: 1 + (at % 3), rowspan: 1 },
                content,
              })),
            },
          ],
        }) as BlockNode,
    ),
  ),
}))

function simpleTable(cells: InlineNode[][]): BlockNode {
  const row = (type: 'tableHeader' | 'tableCell') => ({
    type: 'tableRow' as const,
    content: cells.map((content) => ({
      type,
      attrs: { colspan: 1, rowspan: 1 },
      content: [{ type: 'paragraph' as const, content }],
    })),
  })
  return { type: 'table', content: [row('tableHeader'), row('tableCell')] }
}

/** Valid documents of any shape; not normalised. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((content) => ({ type: 'doc', content }))

/** Documents as imports make them. */
export const normalDocument = anyDocument.map((document) => normaliseDocument(document))
