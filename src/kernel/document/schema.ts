import { Schema } from 'prosemirror-model'
import * as attribute from './attributes.ts'
import { GALLERY_LIMITS } from './limits.ts'

const media = {
  media: { default: null, validate: attribute.checkMedia },
  src: { default: null, validate: attribute.checkSource },
  caption: { default: '', validate: attribute.checkWords },
}
const words = { default: '', validate: attribute.checkWords }
const spans = {
  colspan: { default: 1, validate: attribute.checkSpan },
  rowspan: { default: 1, validate: attribute.checkSpan },
}

/**
 * The one schema of an article's body, for the server and the editor. The order of the marks is the order in which they
 * nest, outermost first. Adding a node or a mark means: here, `types.ts`, the renderer, plain text, Markdown and HTML.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    heading: {
      group: 'block',
      content: 'inline*',
      defining: true,
      attrs: { level: { default: 2, validate: attribute.checkLevel } },
    },
    bulletList: { group: 'block', content: 'listItem+' },
    orderedList: {
      group: 'block',
      content: 'listItem+',
      attrs: { start: { default: 1, validate: attribute.checkStart } },
    },
    listItem: { content: 'block+', defining: true },
    blockquote: { group: 'block', content: 'block+', defining: true },
    picture: {
      group: 'block',
      atom: true,
      draggable: true,
      attrs: { ...media, alt: { default: '', validate: attribute.checkWords } },
    },
    video: { group: 'block', atom: true, draggable: true, attrs: media },
    gallery: {
      group: 'block',
      content: `picture{${GALLERY_LIMITS.least},${GALLERY_LIMITS.most}}`,
      isolating: true,
      draggable: true,
      attrs: { caption: words },
    },
    codeBlock: {
      group: 'block',
      content: 'text*',
      marks: '',
      code: true,
      defining: true,
      attrs: { language: { default: null, validate: attribute.checkLanguage } },
    },
    table: { group: 'block', content: 'tableRow+', isolating: true, tableRole: 'table' },
    tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
    tableCell: { content: 'block+', attrs: spans, isolating: true, tableRole: 'cell' },
    tableHeader: { content: 'block+', attrs: spans, isolating: true, tableRole: 'header_cell' },
    rule: { group: 'block' },
    hardBreak: { group: 'inline', inline: true, selectable: false, linebreakReplacement: true },
    footnote: { group: 'inline', inline: true, content: 'text*', atom: true },
    source: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: {
        title: words,
        author: words,
        publisher: words,
        href: { default: null, validate: attribute.checkHrefOrNone },
        accessed: { default: null, validate: attribute.checkDay },
      },
    },
    text: { group: 'inline' },
  },
  marks: {
    link: { attrs: { href: { validate: attribute.checkHref } }, inclusive: false },
    strong: {},
    emphasis: {},
    strike: {},
    superscript: {},
    subscript: {},
    code: { code: true },
  },
})
