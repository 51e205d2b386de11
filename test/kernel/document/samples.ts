import type { BlockNode, Document, InlineNode, MediaView } from '../../../src/kernel/document/index.ts'

/** Stored files that tests speak of. */
export const PICTURE = '01h2xcejqtf2n'
export const VIDEO = '01h2xcejqtf2p'

export function doc(...content: BlockNode[]): Document {
  return { type: 'doc', content }
}

export function paragraph(...content: (InlineNode | string)[]): BlockNode {
  return { type: 'paragraph', content: content.map(inline) }
}

export function inline(node: InlineNode | string): InlineNode {
  return typeof node === 'string' ? { type: 'text', text: node } : node
}

export function view(id: string): MediaView | undefined {
  if (id === PICTURE || id.startsWith('p')) return pictureView(id)
  if (id === VIDEO || id.startsWith('v'))
    return { ...pictureView(id), kind: 'video', mime: 'video/mp4', widths: [] }
  return undefined
}

export function pictureView(id = PICTURE): MediaView {
  return {
    id,
    kind: 'picture',
    mime: 'image/jpeg',
    width: 1500,
    height: 1000,
    colour: '#a03818',
    widths: [160, 320, 480, 720, 1080],
  }
}

/** A document with every node and mark. */
export const everything: Document = doc(
  paragraph(
    '早饭 ',
    {
      type: 'text',
      text: '在外面',
      marks: [{ type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2' } }, { type: 'strong' }],
    },
    { type: 'text', text: '吃', marks: [{ type: 'strong' }] },
    { type: 'footnote', content: [{ type: 'text', text: '指工作日。' }] },
    {
      type: 'source',
      attrs: {
        title: '早点铺年鉴 <三>',
        author: '王一',
        publisher: '城市出版社',
        href: 'https://example.org/book?a=1&b=2',
        accessed: '2026-03-01',
      },
    },
    { type: 'hardBreak' },
    'x',
    { type: 'text', text: '2', marks: [{ type: 'superscript' }] },
    ' H',
    { type: 'text', text: '2', marks: [{ type: 'subscript' }] },
    { type: 'text', text: 'a < b', marks: [{ type: 'code' }] },
    { type: 'text', text: 'old', marks: [{ type: 'strike' }] },
    { type: 'text', text: 'so', marks: [{ type: 'emphasis' }] },
  ),
  { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '第一节' }] },
  { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '第一节' }] },
  {
    type: 'bulletList',
    content: [
      {
        type: 'listItem',
        content: [
          paragraph('one'),
          {
            type: 'orderedList',
            attrs: { start: 3 },
            content: [{ type: 'listItem', content: [paragraph('three')] }],
          },
        ],
      },
    ],
  },
  { type: 'blockquote', content: [paragraph('quoted')] },
  { type: 'picture', attrs: { media: PICTURE, src: null, caption: '街角', alt: '一家 <早点> 铺' } },
  { type: 'video', attrs: { media: VIDEO, src: null, caption: '蒸笼' } },
  {
    type: 'gallery',
    attrs: { caption: '一条街' },
    content: [
      { type: 'picture', attrs: { media: PICTURE, src: null, caption: '东头', alt: '' } },
      { type: 'picture', attrs: { media: PICTURE, src: null, caption: '', alt: '西头的灯' } },
    ],
  },
  { type: 'codeBlock', attrs: { language: 'ts' }, content: [{ type: 'text', text: '\nlet a = 1 < 2\n' }] },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: ['名', '价'].map((text) => ({
          type: 'tableHeader' as const,
          attrs: { colspan: 1, rowspan: 1 },
          content: [paragraph(text)],
        })),
      },
      {
        type: 'tableRow',
        content: ['豆浆', '3'].map((text) => ({
          type: 'tableCell' as const,
          attrs: { colspan: 1, rowspan: 1 },
          content: [paragraph(text)],
        })),
      },
    ],
  },
  { type: 'rule' },
)
