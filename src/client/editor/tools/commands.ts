import type { Editor } from '@tiptap/core'
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import type { Context } from '../context.ts'
import { focusText, inText } from '../focus-text.ts'
import { choosePictures, chooseVideo } from '../media/choose.ts'
import { insert } from '../media/uploads.ts'
import { editFootnote } from '../parts/footnote-dialog.ts'
import { editLink } from '../parts/link-dialog.ts'
import { choosePlace } from '../parts/media-dialog.ts'
import { editSource } from '../parts/source-dialog.ts'

/** Something that the toolbar, the menu of `/` and keys can do. Its words are `editor.do.{name}`. */
export type Command = {
  name: string
  run: (context: Context) => unknown
  isActive?: (editor: Editor) => boolean
  /** As it is shown beside its words: `Mod` is Ctrl or ⌘. */
  keys?: string
}

const heading = (level: number, name: string): Command => ({
  name,
  keys: `Mod-Alt-${level}`,
  run: ({ editor }) => inText(editor).toggleNode('heading', 'paragraph', { level }).run(),
  isActive: (editor) => editor.isActive('heading', { level }),
})
const mark = (type: string, name: string, keys: string): Command => ({
  name,
  keys,
  run: ({ editor }) => inText(editor).toggleMark(type).run(),
  isActive: (editor) => editor.isActive(type),
})

export const COMMANDS: Record<string, Command> = Object.fromEntries(
  (
    [
      {
        name: 'paragraph',
        keys: 'Mod-Alt-0',
        run: ({ editor }) => inText(editor).clearNodes().run(),
        isActive: (editor) => editor.isActive('paragraph') && editor.state.selection.$from.depth === 1,
      },
      heading(2, 'heading'),
      heading(3, 'heading3'),
      heading(4, 'heading4'),
      mark('strong', 'strong', 'Mod-b'),
      mark('emphasis', 'emphasis', 'Mod-i'),
      mark('strike', 'strike', 'Mod-Shift-s'),
      mark('code', 'inlineCode', 'Mod-e'),
      mark('superscript', 'superscript', 'Mod-.'),
      mark('subscript', 'subscript', 'Mod-,'),
      { name: 'link', keys: 'Mod-k', run: editLink, isActive: (editor) => editor.isActive('link') },
      {
        name: 'quote',
        keys: 'Mod-Shift-b',
        run: ({ editor }) => inText(editor).toggleWrap('blockquote').run(),
        isActive: (editor) => editor.isActive('blockquote'),
      },
      {
        name: 'list',
        keys: 'Mod-Shift-8',
        run: ({ editor }) => inText(editor).toggleList('bulletList', 'listItem').run(),
        isActive: (editor) => editor.isActive('bulletList'),
      },
      {
        name: 'numbered',
        keys: 'Mod-Shift-7',
        run: ({ editor }) => inText(editor).toggleList('orderedList', 'listItem').run(),
        isActive: (editor) => editor.isActive('orderedList'),
      },
      { name: 'picture', run: addPicture, isActive: (editor) => editor.isActive('picture') },
      { name: 'gallery', run: addGallery, isActive: (editor) => editor.isActive('gallery') },
      { name: 'video', run: addVideo, isActive: (editor) => editor.isActive('video') },
      { name: 'table', run: addTable, isActive: (editor) => editor.isActive('table') },
      {
        name: 'code',
        keys: 'Mod-Alt-c',
        run: ({ editor }) => inText(editor).toggleNode('codeBlock', 'paragraph').run(),
        isActive: (editor) => editor.isActive('codeBlock'),
      },
      { name: 'footnote', run: (context) => editFootnote(context) },
      { name: 'source', run: (context) => editSource(context) },
      { name: 'rule', run: ({ editor }) => inText(editor).insertContent({ type: 'rule' }).run() },
      {
        name: 'break',
        keys: 'Shift-Enter',
        run: ({ editor }) => inText(editor).insertContent({ type: 'hardBreak' }).run(),
      },
      { name: 'find', keys: 'Mod-f', run: ({ host }) => host.dispatchEvent(new CustomEvent('ed-find')) },
      { name: 'undo', keys: 'Mod-z', run: ({ editor }) => press(editor, 'z') },
      { name: 'redo', keys: 'Mod-Shift-z', run: ({ editor }) => press(editor, 'y') },
    ] satisfies Command[]
  ).map((command) => [command.name, command as Command]),
)

/** What can be done to the table around the caret. */
export const TABLE_COMMANDS: Command[] = (
  [
    ['row', addRowAfter],
    ['column', addColumnAfter],
    ['rowOut', deleteRow],
    ['columnOut', deleteColumn],
    ['headerRow', toggleHeaderRow],
    ['tableOut', deleteTable],
  ] as const
).map(([name, act]) => ({
  name,
  run: ({ editor }) => {
    act(editor.state, editor.view.dispatch)
    focusText(editor)
  },
}))

async function addPicture(context: Context): Promise<void> {
  await addMedia(context, 'picture', false)
}

async function addGallery(context: Context): Promise<void> {
  await addMedia(context, 'picture', true)
}

async function addVideo(context: Context): Promise<void> {
  await addMedia(context, 'video', false)
}

async function addMedia(context: Context, kind: 'picture' | 'video', gallery: boolean): Promise<void> {
  const { editor, uploads, library } = context
  const place = await choosePlace(context, gallery ? 'gallery' : kind)
  if (place === 'file') {
    const files = kind === 'video' ? await chooseVideo() : await choosePictures({ multiple: true })
    uploads.start(files, editor.state.selection.to, { gallery })
  } else if (place === 'library') {
    const items = await library.choose(kind, { multiple: kind === 'picture' })
    const { schema, tr, selection } = editor.state
    const nodes = items.map((item) =>
      schema.node(kind, { media: item.id, ...(kind === 'picture' ? { alt: item.alt ?? '' } : {}) }),
    )
    if (nodes.length === 0) return
    const together = gallery && nodes.length >= 2 && nodes.length <= 20
    insert(tr, selection.to, together ? [schema.node('gallery', null, nodes)] : nodes)
    editor.view.dispatch(tr.scrollIntoView())
  }
}

function addTable({ editor }: Context): void {
  const cell = (type: string) => ({ type, content: [{ type: 'paragraph' }] })
  const row = (type: string) => ({ type: 'tableRow', content: [cell(type), cell(type), cell(type)] })
  inText(editor)
    .insertContent({ type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] })
    .run()
}

function press(editor: Editor, key: string): void {
  focusText(editor)
  editor.commands.keyboardShortcut(`Mod-${key}`)
}
