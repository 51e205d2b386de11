import { type Extensions, InputRule, textblockTypeInputRule, wrappingInputRule } from '@tiptap/core'
import type { Context } from '../context.ts'
import { codeView } from '../views/code.ts'
import { footnoteView } from '../views/footnote.ts'
import { galleryView } from '../views/gallery.ts'
import { pictureView } from '../views/picture.ts'
import { sourceView } from '../views/source.ts'
import { videoView } from '../views/video.ts'
import { behaviour } from './behaviour.ts'
import { link, schemaMark, schemaNode } from './nodes.ts'

/** Every node and mark of the schema, with its keys, what typing makes of it, and how it is shown. */
export function documentExtensions(context: Context): Extensions {
  return [
    schemaNode('doc', { topNode: true }),
    schemaNode('text'),
    schemaNode('paragraph', {
      priority: 1000,
      addKeyboardShortcuts() {
        return { 'Mod-Alt-0': () => this.editor.commands.setNode('paragraph') }
      },
    }),
    schemaNode('heading', {
      addInputRules() {
        return [2, 3, 4].map((level) =>
          textblockTypeInputRule({
            find: new RegExp(`^#{${level === 2 ? '1,2' : level}}\\s$`),
            type: this.type,
            getAttributes: { level },
          }),
        )
      },
      addKeyboardShortcuts() {
        const toggle = (level: number) => () =>
          this.editor.commands.toggleNode('heading', 'paragraph', { level })
        return { 'Mod-Alt-2': toggle(2), 'Mod-Alt-3': toggle(3), 'Mod-Alt-4': toggle(4) }
      },
    }),
    schemaNode('bulletList', {
      addInputRules() {
        return [wrappingInputRule({ find: /^\s*[-+*]\s$/, type: this.type })]
      },
      addKeyboardShortcuts() {
        return { 'Mod-Shift-8': () => this.editor.commands.toggleList('bulletList', 'listItem') }
      },
    }),
    schemaNode('orderedList', {
      addInputRules() {
        const find = /^(\d{1,4})[.、]\s$/
        const getAttributes = (match: RegExpMatchArray) => ({ start: Number(match[1]) })
        return [wrappingInputRule({ find, type: this.type, getAttributes })]
      },
      addKeyboardShortcuts() {
        return { 'Mod-Shift-7': () => this.editor.commands.toggleList('orderedList', 'listItem') }
      },
    }),
    schemaNode('listItem', {
      addKeyboardShortcuts() {
        return {
          Enter: () => this.editor.commands.splitListItem('listItem'),
          Tab: () => this.editor.commands.sinkListItem('listItem'),
          'Shift-Tab': () => this.editor.commands.liftListItem('listItem'),
        }
      },
    }),
    schemaNode('blockquote', {
      addInputRules() {
        return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })]
      },
      addKeyboardShortcuts() {
        return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap('blockquote') }
      },
    }),
    schemaNode('picture', { addNodeView: () => pictureView(context) }),
    schemaNode('video', { addNodeView: () => videoView(context) }),
    schemaNode('gallery', { addNodeView: () => galleryView(context) }),
    schemaNode('codeBlock', {
      addNodeView: () => codeView(context),
      addInputRules() {
        const getAttributes = (match: RegExpMatchArray) => ({ language: match[1] || null })
        return [textblockTypeInputRule({ find: /^```([a-z0-9+#.-]*)\s$/i, type: this.type, getAttributes })]
      },
      addKeyboardShortcuts() {
        return { 'Mod-Alt-c': () => this.editor.commands.toggleNode('codeBlock', 'paragraph') }
      },
    }),
    ...['table', 'tableRow', 'tableCell', 'tableHeader'].map((name) => schemaNode(name)),
    schemaNode('rule', {
      addInputRules() {
        const { type } = this
        return [
          new InputRule({
            find: /^---$/,
            handler: ({ state, range }) => {
              state.tr.replaceWith(range.from - 1, range.to, type.create())
            },
          }),
        ]
      },
    }),
    schemaNode('hardBreak', {
      addKeyboardShortcuts() {
        const put = () => {
          if (this.editor.isActive('codeBlock')) return false
          return this.editor.chain().insertContent({ type: 'hardBreak' }).scrollIntoView().run()
        }
        return { 'Shift-Enter': put }
      },
      renderText: () => '\n',
    }),
    schemaNode('footnote', { addNodeView: () => footnoteView(context) }),
    schemaNode('source', { addNodeView: () => sourceView(context) }),
    link,
    schemaMark('strong', 'Mod-b'),
    schemaMark('emphasis', 'Mod-i'),
    schemaMark('strike', 'Mod-Shift-s'),
    schemaMark('superscript', 'Mod-.'),
    schemaMark('subscript', 'Mod-,'),
    schemaMark('code', 'Mod-e'),
    behaviour(context),
  ]
}
